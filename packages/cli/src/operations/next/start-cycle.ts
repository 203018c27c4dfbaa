import { composeMessage } from '@helix/commits'
import { type CycleName, HelixError, type Oid } from '@helix/core'
import { treeWith } from '@helix/git'
import { applyTrailers } from '@helix/playbook'
import { cycleNameOf } from '../../decide/cycle-name.ts'
import { trailersOf } from '../../decide/trailers.ts'
import { shownFiles } from '../../repository/claim.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import type { Here } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'

export interface StartRequest {
  idea: string
  /** By default made of the idea's words. */
  cycle?: string
}

/**
 * Commits the start of a cycle: the idea as its reason, and the first step shown in the playbook's files. HelixErrors
 * next/empty-idea, next/cannot-start (a cycle is active, or the name is none).
 */
export async function startCycle(
  here: Here,
  { idea, cycle }: StartRequest,
): Promise<{ cycle: CycleName; commit: Oid }> {
  const { git, head, standing } = here
  const { policy } = standing
  if (idea.trim() === '') {
    throw new HelixError('next/empty-idea', 'a cycle starts with an idea', {
      hint: 'helix next --new "<what should exist, for whom>"',
    })
  }
  const name = cycle ?? cycleNameOf(idea)
  const position = applyTrailers(policy, standing.position, { start: name })
  if (typeof position === 'object' && 'code' in position) {
    throw new HelixError('next/cannot-start', position.message, {
      ...(position.fix !== undefined && { hint: position.fix }),
    })
  }
  const files = shownFiles(policy, position)
  const tree = await treeWith(git, head, files)
  const spec = await treeSpec(git, tree, policy.spec.path)
  const message = composeMessage({
    label: { number: 1, of: policy.steps.length },
    type: 'docs',
    scope: 'spec',
    description: `start ${name}`,
    why: idea.trim(),
    trailers: trailersOf({ 'Helix-Spec': spec.tag, 'Helix-Start': name }),
  })
  return { cycle: name, commit: await commitOnto(here, { tree, message, files }) }
}

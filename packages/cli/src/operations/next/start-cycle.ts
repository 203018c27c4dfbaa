import { composeMessage } from '@helix/commits'
import { type CycleName, HelixError, type Oid, shellWord } from '@helix/core'
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
 * next/empty-idea, next/cannot-start (a cycle is active, or the name is none, or that of an earlier one).
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
  const taken = earlierCycles(here)
  const name = cycle ?? untaken(cycleNameOf(idea), taken)
  const position = applyTrailers(policy, standing.position, { start: name })
  if (typeof position === 'object' && 'code' in position) {
    throw new HelixError('next/cannot-start', position.message, {
      ...(position.fix !== undefined && { hint: position.fix }),
    })
  }
  if (taken.has(name)) {
    const other = untaken(name, taken)
    throw new HelixError('next/cannot-start', `${name} was the name of an earlier cycle, and runs, tags and the trail are told by it`, {
      hint: `helix next --new ${shellWord(idea.trim())} --cycle ${other}`,
    }) // prettier-ignore
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

/** Names of the cycles that were judged here, and of those that began since. */
function earlierCycles({ standing: { ancestry, stands } }: Here): Set<CycleName> {
  const judged = ancestry.flatMap(({ judgement: { to } }) => (to === 'idle' ? [] : [to.cycle]))
  return new Set([...judged, ...stands.flatMap(({ increment: { start } }) => start ?? [])])
}

function untaken(name: CycleName, taken: ReadonlySet<CycleName>): CycleName {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
}

import type { SpecView, TreeView } from '@helix/gates'
import type { Git } from '@helix/git'
import { lintSpec, parseSpec } from '@helix/spec'
import { countSpecApprovals } from './spec-approvals.ts'
import type { Situation } from '../situation.ts'
import { closedDraft, suspectsOf } from './suspects.ts'

/** The spec of the judged tree with the approvals that count for it; null where there is none. */
export async function specView(git: Git, situation: Situation, head: TreeView, now: number): Promise<SpecView | null> {
  const { path } = situation.policy.spec
  const text = head.text(path)
  if (text === undefined) return null
  const spec = parseSpec(text)
  const { count, selfApproved, counted } = await countSpecApprovals(git, situation, spec.hash, now)
  const from = closedDraft(situation)
  return {
    path,
    hash: spec.hash,
    requirements: spec.requirements.map(({ id, title, hash, line }) => ({ id, title, hash, line })),
    openQuestions: spec.openQuestions,
    findings: lintSpec(spec),
    approvals: { count, selfApproved, list: counted },
    suspects: from === null ? [] : await suspectsOf(git, { path, from, to: situation.parent }, spec, head),
  }
}

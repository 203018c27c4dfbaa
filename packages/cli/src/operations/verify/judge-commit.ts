import type { Finding } from '@helix/core'
import type { Git } from '@helix/git'
import { type Sorted, sortCommit } from '../../decide/commit-kind.ts'
import { judgeIncrement } from '../../decide/increment.ts'
import { isMeasured, readVerdicts } from '../../repository/figures.ts'
import { type CommitRules, commitRules } from './commit-rules.ts'
import type { CommitRequest } from './commit-request.ts'
import { readOwnChanges } from './own-changes.ts'

/**
 * Everything that one landed or landing commit breaks: paths, message, object, trailers, shown position, approvals. Of a thousand
 * commits nearly all ask for nothing but the first four: only what a commit calls for is waited for.
 */
export async function judgeCommit(
  git: Git,
  request: CommitRequest,
  rules: CommitRules = commitRules,
): Promise<Finding[]> {
  const { standing, stand, policy } = request
  const { increment, before, after } = stand
  const own = await readOwnChanges(git, increment, rules.merges)
  if (own.findings.length > 0) return own.findings
  const { changes, merge } = own
  const paths = changes.map(({ path }) => path)
  const { start, done, lane } = increment
  // Nothing in the message of a merge gives it a lane or makes it an amendment: what it may add follows from its parents.
  const said =
    merge === 'by-hand' ? { type: '', lane: undefined } : { type: increment.message.type.toLowerCase(), lane }
  const kindFacts = { paths, ...said, start, done }
  const { spec, opened } = await request.surroundingsAt(stand, policy.spec.path)
  const automaticMerge = merge === 'automatic'
  const found = sortCommit(policy, before.position, { ...kindFacts, automaticMerge, unfrozen: opened.files })
  const sorted = (await crossesAdvance(request, found)) ? { ...found, label: increment.message.label } : found
  const known = isMeasured(git, increment.tree, policy) ? await readVerdicts(git, increment.tree, policy) : null
  const facts = {
    policy,
    position: sorted.kind === 'start' ? after.position : before.position,
    sorted: merge === 'none' ? sorted : asMerge(sorted),
    mergedByHand: merge === 'by-hand',
    changes,
    message: increment.message,
    spec: spec?.tag ?? null,
    requirements: spec?.requirements ?? null,
    figures: known?.figures ?? null,
    unfrozen: opened.files,
    reconciled: own.reconciled,
    landing: true,
    wellFormed: standing.wellFormed.has(increment.commit),
  }
  const findings = judgeIncrement(facts, rules)
  const all = { ...request, sorted, own }
  for (const rule of rules.commits) if (rule.concerns(all)) findings.push(...(await rule.check(git, all)))
  return findings
}

/** Whether a commit is labelled with an earlier step because it was made there: its branch met an advance only later. */
async function crossesAdvance({ stand, labelWhereMade }: CommitRequest, { kind, label }: Sorted): Promise<boolean> {
  const { increment } = stand
  const said = increment.message.label
  if (kind !== 'step' || said === null || label === null || said.of !== label.of || said.number >= label.number)
    return false
  return (await labelWhereMade(increment))?.number === said.number
}

/** A merge carries no label and no reason of its own; what its author added to git's result is judged by path. */
function asMerge(sorted: Sorted): Sorted {
  return { ...sorted, label: null }
}

import type { Finding } from '@helix/core'
import type { Git } from '@helix/git'
import { type Sorted, sortCommit } from '../../decide/commit-kind.ts'
import { judgeIncrement } from '../../decide/increment.ts'
import { isMeasured, readVerdicts } from '../../repository/figures.ts'
import type { CommitRequest } from './commit-request.ts'
import { judgeAmendment } from './judge-amendment.ts'
import { asksApproval, judgeApprovals } from './judge-approvals.ts'
import { judgeKept, judgeMerged } from './judge-kept-tests.ts'
import { judgeShownFile, showsPosition } from './judge-shown.ts'
import { judgeSigning, movesPolicy } from './judge-signing.ts'
import { type OwnChanges, readOwnChanges } from './own-changes.ts'

/**
 * Everything that one landed or landing commit breaks: object, message, paths, trailers, shown position, approvals. Of a thousand
 * commits nearly all ask for nothing but the first four: only what a commit calls for is waited for.
 */
export async function judgeCommit(git: Git, request: CommitRequest): Promise<Finding[]> {
  const { standing, stand, policy } = request
  const { increment, before, after } = stand
  const own = await readOwnChanges(git, increment)
  if (own.findings.length > 0) return own.findings
  const { changes, merge } = own
  const paths = changes.map(({ path }) => path)
  const { start, done, lane } = increment
  const facts = { paths, type: increment.message.type.toLowerCase(), start, done, lane }
  const sorted = sortCommit(policy, before.position, { ...facts, automaticMerge: merge === 'automatic' })
  const { spec, opened } = await request.surroundingsAt(stand, policy.spec.path)
  const known = isMeasured(git, increment.tree, policy) ? await readVerdicts(git, increment.tree, policy) : null
  const rules = judgeIncrement({
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
    landing: true,
    wellFormed: standing.wellFormed.has(increment.commit),
  })
  return [
    ...(standing.flaws.get(increment.commit) ?? []),
    ...rules,
    ...after.findings.slice(before.findings.length),
    ...(showsPosition(request) ? await judgeShownFile(git, request) : []),
    ...(sorted.kind === 'amendment' ? await judgeAmendment(git, request) : []),
    ...(merge !== 'none' || sorted.lane === 'keep' ? await judgeTests(git, request, sorted, own) : []),
    ...(asksApproval(policy, changes) ? await judgeApprovals(git, request, changes) : []),
    ...(movesPolicy(policy, increment.changes) ? await judgeSigning(git, request) : []),
  ]
}

/** What commits outside of the active step may not do to tests. */
async function judgeTests(
  git: Git,
  { stand: { increment, before } }: CommitRequest,
  { lane }: Sorted,
  { changes, merge }: OwnChanges,
): Promise<Finding[]> {
  if (merge === 'none') return judgeKept(git, lane, changes)
  return merge === 'by-hand' && before.position === 'idle' ? judgeMerged(git, increment, changes) : []
}

/** A merge carries no label and no reason of its own; what its author added to git's result is judged by path. */
function asMerge(sorted: Sorted): Sorted {
  return { ...sorted, label: null }
}

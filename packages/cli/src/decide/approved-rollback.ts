import type { Approval, Policy, Position } from '@helix/core'
import { approvalDigest, type ChainPosition, countApprovals } from '@helix/evidence'

export interface ApprovedRollback {
  to: Position
  approval: Approval
}

/**
 * Where approvals that count lead back to, from where the chain stands: the earliest step that is approved; null without
 * one. An approval names the judgement that made the present position, so that it serves once.
 */
export function approvedRollback(
  policy: Policy,
  { position, moved }: Pick<ChainPosition, 'position' | 'moved'>,
  approvals: readonly Approval[],
  now: number,
): ApprovedRollback | null {
  if (position === 'idle' || moved === null || approvals.every(({ kind }) => kind !== 'position')) return null
  for (const to of placesBefore(policy, position)) {
    const of = approvalDigest({ kind: 'position', from: position, to, since: moved })
    // Nobody is the author of a position: whoever may approve may take it back.
    const [approval] = countApprovals({ kind: 'position', of, approvals, authors: [], policy, now }).counted
    if (approval !== undefined) return { to, approval }
  }
  return null
}

/** Where a rollback from here may lead: out of the cycle, or to an earlier step of it, the earliest first. */
export function placesBefore({ steps }: Policy, { cycle, step }: Exclude<Position, 'idle'>): Position[] {
  const here = steps.findIndex(({ id }) => id === step)
  // From a step that the playbook no longer has, every step may be gone back to.
  const earlier = (here === -1 ? steps : steps.slice(0, here)).map(({ id }) => ({ cycle, step: id }))
  // Leaving the last step is what finishes a cycle, and no approval stands in for its gates.
  return here === steps.length - 1 ? earlier : ['idle', ...earlier]
}

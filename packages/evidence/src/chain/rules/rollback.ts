import { approvalDigest } from '../../approvals/approval-digest.ts'
import { countApprovals } from '../../approvals/count-approvals.ts'
import type { ChainLink, ChainRule } from '../chain-rule.ts'
import { renderPosition, samePosition } from '../move.ts'

/** A move back rests on a person's approval of exactly that move, signed where the base signs: CI's word is not enough. */
export const rollback: ChainRule = {
  code: 'CHAIN-ROLLBACK',
  structural: false,
  check(link) {
    if (link.move !== 'rollback' || isApproved(link)) return null
    return `goes back to ${renderPosition(link.judgement.to)} without an approval of that`
  },
}

function isApproved({ judgement, policy, newest, at: now }: ChainLink): boolean {
  const { from, to, approvals } = judgement
  const since = newest((record) => !samePosition(record.judgement.from, record.judgement.to))?.digest
  if (since === undefined || policy === null) return false
  const of = approvalDigest({ kind: 'position', from, to, since })
  // Whoever reviews sees a change, not a way back.
  const byKey = approvals.filter(({ review }) => review === undefined)
  const rules = { ...policy, self: true }
  return countApprovals({ kind: 'position', of, approvals: byKey, authors: [], policy: rules, now }).count > 0
}

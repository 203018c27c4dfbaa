import { approvalDigest } from '../../approvals/approval-digest.ts'
import type { ChainRule } from '../chain-rule.ts'
import { renderPosition, samePosition } from '../move.ts'

export const rollback: ChainRule = {
  code: 'CHAIN-ROLLBACK',
  structural: false,
  check({ judgement, move, newest }) {
    if (move !== 'rollback') return null
    const { from, to, approvals } = judgement
    const since = newest((record) => !samePosition(record.judgement.from, record.judgement.to))?.digest
    const asked = since === undefined ? undefined : approvalDigest({ kind: 'position', from, to, since })
    if (approvals.some(({ kind, of }) => kind === 'position' && of === asked)) return null
    return `goes back to ${renderPosition(to)} without an approval of that`
  },
}

import type { ChainRule } from '../chain-rule.ts'
import { renderPosition } from '../move.ts'

export const move: ChainRule = {
  code: 'CHAIN-MOVE',
  structural: false,
  check({ judgement: { from, to }, move }) {
    if (move !== null) return null
    return `moves from ${renderPosition(from)} to ${renderPosition(to)}, which the playbook does not allow`
  },
}

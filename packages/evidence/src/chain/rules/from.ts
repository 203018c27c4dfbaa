import type { ChainRule } from '../chain-rule.ts'
import { renderPosition, samePosition } from '../move.ts'

export const from: ChainRule = {
  code: 'CHAIN-FROM',
  structural: false,
  check({ index, judgement, position }) {
    if (index === 0 || samePosition(judgement.from, position)) return null
    return `starts from ${renderPosition(judgement.from)}; the chain stood at ${renderPosition(position)}`
  },
}

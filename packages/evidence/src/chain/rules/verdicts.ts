import { passes } from '../chain-record.ts'
import type { ChainRule } from '../chain-rule.ts'

/** Nothing moves on a verdict that fails or is missing, unless each of its findings is waived. */
export const verdicts: ChainRule = {
  code: 'CHAIN-VERDICTS',
  structural: false,
  check({ judgement, move }) {
    if (move === 'stay') return null
    if (judgement.verdicts.length === 0 && move === 'pass') return 'passes a step without a verdict'
    if (passes(judgement)) return null
    const failing = judgement.verdicts.find(({ outcome }) => outcome !== 'pass')
    return `moves although "${failing?.condition.gate}" is ${failing?.outcome}`
  },
}

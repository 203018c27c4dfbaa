import type { ChainRule } from '../chain-rule.ts'

export const gap: ChainRule = {
  code: 'CHAIN-GAP',
  structural: true,
  check({ index, judgement }) {
    // The first record and a repeated 0 are genesis's rules.
    if (index === 0 || judgement.sequence === 0 || judgement.sequence === index) return null
    return `stands at place ${index} of the chain`
  },
}

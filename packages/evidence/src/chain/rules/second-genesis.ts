import type { ChainRule } from '../chain-rule.ts'

export const secondGenesis: ChainRule = {
  code: 'CHAIN-SECOND-GENESIS',
  structural: true,
  check({ index, judgement }) {
    if (index === 0 || (judgement.sequence !== 0 && judgement.previous !== null)) return null
    return `is a second genesis, at place ${index} of the chain`
  },
}

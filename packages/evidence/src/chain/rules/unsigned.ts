import type { ChainRule } from '../chain-rule.ts'

export const unsigned: ChainRule = {
  code: 'CHAIN-UNSIGNED',
  structural: true,
  check({ signed, judgement }) {
    return signed && judgement.signature === null ? 'is not signed; this chain is' : null
  },
}

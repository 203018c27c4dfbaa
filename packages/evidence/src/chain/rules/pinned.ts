import type { ChainRule } from '../chain-rule.ts'

export const pinned: ChainRule = {
  code: 'CHAIN-PINNED',
  structural: true,
  check({ index, digest, facts }) {
    if (index !== 0 || facts.pinned === undefined || facts.pinned === digest) return null
    return `has the digest ${digest.slice(0, 12)}; pinned is ${facts.pinned.slice(0, 12)}`
  },
}

import type { ChainRule } from '../chain-rule.ts'
import { twinOf } from './fork.ts'

export const previous: ChainRule = {
  code: 'CHAIN-PREVIOUS',
  structural: true,
  check(link) {
    const named = link.judgement.previous
    const asked = link.earlier.at(-1)?.digest
    // No predecessor at all is a second genesis, a shared one a fork.
    if (asked === undefined || named === null || named === asked || twinOf(link) !== null) return null
    return `names ${named.slice(0, 12)} as previous; the record before it is ${asked.slice(0, 12)}`
  },
}

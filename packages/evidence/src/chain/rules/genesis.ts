import type { ChainRule } from '../chain-rule.ts'

/** The first record stands at the beginning: nothing before it, nothing moved, judged by its own commit's policy. */
export const genesis: ChainRule = {
  code: 'CHAIN-GENESIS',
  structural: true,
  check({ index, judgement }) {
    if (index !== 0) return null
    const { sequence, previous, from, to, base, subject } = judgement
    if (sequence !== 0) return `is the first record of the chain; asked 0`
    if (previous !== null) return 'is genesis and yet names a previous record'
    if (from !== 'idle' || to !== 'idle') return 'is genesis and must be from idle to idle'
    return base === subject.commit ? null : 'is genesis and must have its own commit as base'
  },
}

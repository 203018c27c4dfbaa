import type { ChainLink, ChainRule } from '../chain-rule.ts'

export const fork: ChainRule = {
  code: 'CHAIN-FORK',
  structural: true,
  check(link) {
    const twin = twinOf(link)
    return twin === null ? null : `names the same previous record as judgement ${twin}`
  },
}

/** Sequence of an earlier record with the same predecessor. */
export function twinOf({ earlier, judgement }: ChainLink): number | null {
  if (judgement.previous === null || judgement.previous === earlier.at(-1)?.digest) return null
  return earlier.find((record) => record.judgement.previous === judgement.previous)?.judgement.sequence ?? null
}

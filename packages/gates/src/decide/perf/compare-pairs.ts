import { mannWhitney } from './mann-whitney.ts'
import { median } from './median.ts'

/** Times of one benchmark, pair by pair in the order in which they were measured. */
export interface Pairs {
  head: readonly number[]
  base: readonly number[]
}

export interface Comparison {
  /** Median of head's time divided by base's, pair by pair. */
  ratio: number
  /** How probable a head that ranks so high is, were both alike. */
  p: number
  /** `noisy`: even base and base differ, so that nothing can be told on this machine. */
  verdict: 'fine' | 'slower' | 'unclear' | 'noisy'
}

/** Most that may be chance in what is called slower, and in what is called noisy (both sides of it together). */
const level = 0.01

/**
 * Whether the head is slower: the median ratio of the pairs is over the budget, and a one-sided Mann-Whitney test says that
 * it is no chance. Over the budget and maybe chance is `unclear`. The base is compared with itself first: what stood first
 * in its block of turns with what stood last.
 */
export function comparePairs({ head, base }: Pairs, maxRatio: number): Comparison {
  const ratio = median(head.map((time, at) => time / (base[at] ?? Number.NaN)))
  const p = mannWhitney(head, base)
  const [first, last] = [0, 1].map((side) => base.filter((_, at) => at % 2 === side))
  const isNoisy = Math.min(mannWhitney(first ?? [], last ?? []), mannWhitney(last ?? [], first ?? [])) < level / 2
  if (isNoisy) return { ratio, p, verdict: 'noisy' }
  if (ratio <= maxRatio) return { ratio, p, verdict: 'fine' }
  return { ratio, p, verdict: p < level ? 'slower' : 'unclear' }
}

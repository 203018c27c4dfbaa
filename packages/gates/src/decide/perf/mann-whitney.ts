/**
 * The one-sided p-value of the Mann-Whitney U test: how probable it is, were both samples alike, that `larger` ranks at
 * least as high above `smaller` as it does. Normal approximation with correction for ties and continuity (Mann and Whitney
 * 1947; Lehmann, Nonparametrics, 1975, §1.4; as scipy.stats.mannwhitneyu, method "asymptotic", alternative "greater").
 * Good from eight values a side; 1 where a side is empty or all values are equal.
 */
export function mannWhitney(larger: readonly number[], smaller: readonly number[]): number {
  const [m, n] = [larger.length, smaller.length]
  const total = m + n
  if (m === 0 || n === 0) return 1
  const all = [...larger, ...smaller].toSorted((a, b) => a - b)
  const ranks = ranksOf(all)
  const rankSum = larger.reduce((sum, value) => sum + (ranks.get(value)?.rank ?? Number.NaN), 0)
  const u = rankSum - (m * (m + 1)) / 2
  const ties = [...ranks.values()].reduce((sum, { count }) => sum + count ** 3 - count, 0)
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  if (!(variance > 0)) return 1
  return 1 - normal((u - (m * n) / 2 - 0.5) / Math.sqrt(variance))
}

/** The mean rank (from 1) and how often it occurs, of each value of an ascending list. */
function ranksOf(sorted: readonly number[]): Map<number, { rank: number; count: number }> {
  const ranks = new Map<number, { rank: number; count: number }>()
  for (let at = 0; at < sorted.length;) {
    const value = sorted[at] ?? Number.NaN
    let end = at
    while (end < sorted.length && sorted[end] === value) end += 1
    ranks.set(value, { rank: (at + 1 + end) / 2, count: end - at })
    at = Math.max(end, at + 1)
  }
  return ranks
}

/** Distribution function of the standard normal: Abramowitz and Stegun, 1964, formula 26.2.17; error below 7.5e-8. */
function normal(z: number): number {
  if (z < 0) return 1 - normal(-z)
  const t = 1 / (1 + 0.231_641_9 * z)
  const series =
    t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))))
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}

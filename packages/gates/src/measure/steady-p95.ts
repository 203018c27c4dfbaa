/** One answer under load, in milliseconds since the load began. */
export interface Answer {
  start: number
  ms: number
}

/** As many parts the time of a load has; one of them weighs what 5 of 100 requests do. */
const parts = 20

/**
 * Time in which 95 of 100 requests are answered that come as many at any time, whatever a service answers at once and when it
 * stands still: connections that wait ask nothing meanwhile, so that what is quick would be counted most. Each part of `duration`
 * (milliseconds) weighs the same; a request in a part in which none began waits for the next answer of all, or for the end.
 * Infinite where nothing was answered, so that no budget holds.
 */
export function steadyP95(answers: readonly Answer[], duration: number): number {
  if (answers.length === 0) return Number.POSITIVE_INFINITY
  const width = duration / parts
  const byPart = Map.groupBy(answers, ({ start }) => Math.min(parts - 1, Math.floor(start / width)))
  const ends = answers.map(({ start, ms }) => start + ms).toSorted((one, other) => one - other)
  const waits = Array.from({ length: parts }, (_, part) => {
    const begun = byPart.get(part)
    const from = part * width
    if (begun === undefined) return [{ ms: (ends.find((end) => end > from) ?? duration) - from, weight: 1 }]
    return begun.map(({ ms }) => ({ ms, weight: 1 / begun.length }))
  })
  let left = parts * 0.95
  for (const { ms, weight } of waits.flat().toSorted((one, other) => one.ms - other.ms)) {
    left -= weight
    // Sums of fractions are a little off.
    if (left < 1e-6) return ms
  }
  return Number.POSITIVE_INFINITY
}

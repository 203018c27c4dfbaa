/** Identical calls in a row that count as going round in circles. */
const mostInARow = 4

/**
 * Whether a run goes round in circles. `history` holds one text per call, equal for calls with equal name, arguments
 * and result. 'nudge' exactly when the limit is reached, 'stop' when it is passed.
 */
export function repetition(history: readonly string[]): 'none' | 'nudge' | 'stop' {
  const newest = history.at(-1)
  const row = history.length - 1 - history.findLastIndex((call) => call !== newest)
  if (row > mostInARow) return 'stop'
  return row === mostInARow ? 'nudge' : 'none'
}

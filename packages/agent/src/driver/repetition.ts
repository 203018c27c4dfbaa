/** Identical calls in a row that count as going round in circles, and calls of two that take turns. */
const mostInARow = 4
const mostInTurn = 6

/**
 * Whether a run goes round in circles: one call again and again, or two that take turns. `history` holds one text per call,
 * equal for calls with equal name, arguments and result. 'nudge' exactly when a limit is reached, 'stop' when it is passed
 * (of two calls: by one more turn of both).
 */
export function repetition(history: readonly string[]): 'none' | 'nudge' | 'stop' {
  const row = lengthOf(history, 1)
  const turns = row > 1 ? 0 : lengthOf(history, 2)
  if (row > mostInARow || turns >= mostInTurn + 2) return 'stop'
  return row === mostInARow || turns === mostInTurn ? 'nudge' : 'none'
}

/** How many of the newest calls repeat the one `period` before them, those that began it included. */
function lengthOf(history: readonly string[], period: number): number {
  const broken = history.findLastIndex((call, at) => at >= period && call !== history[at - period])
  const length = history.length - Math.max(broken + 1 - period, 0)
  return length
}

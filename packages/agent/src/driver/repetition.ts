/** Identical calls in a row, and rounds of calls that take turns, that count as going round in circles. */
const mostInARow = 4
const mostRounds = 3
/** Calls that may take turns: of more nobody can tell that they are no work. */
const takingTurns = [2, 3, 4]

/**
 * Whether a run goes round in circles: one call again and again, or a few that take turns. `history` holds one text per call,
 * equal for calls that say the same and are answered the same. 'nudge' exactly when a limit is reached, 'stop' when it is passed
 * (of calls that take turns: by one more round of them).
 */
export function repetition(history: readonly string[]): 'none' | 'nudge' | 'stop' {
  const row = lengthOf(history, 1)
  if (row > 1) return row > mostInARow ? 'stop' : row === mostInARow ? 'nudge' : 'none'
  const rounds = takingTurns.map((period) => lengthOf(history, period) / period)
  if (rounds.some((made) => made >= mostRounds + 1)) return 'stop'
  return rounds.includes(mostRounds) ? 'nudge' : 'none'
}

/** How many of the newest calls repeat the one `period` before them, those that began it included. */
function lengthOf(history: readonly string[], period: number): number {
  const broken = history.findLastIndex((call, at) => at >= period && call !== history[at - period])
  const length = history.length - Math.max(broken + 1 - period, 0)
  return length
}

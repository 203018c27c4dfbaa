/** Whose turn the `time`-th run (from 1) is: base, head, head, base, so that a machine which slows down slows both. */
export function isBaseTurn(time: number): boolean {
  return time % 4 === 0 || time % 4 === 1
}

/** Runs in turns, by side; the n-th of both are a pair. */
export function byTurn<T>(runs: readonly T[]): { base: T[]; head: T[] } {
  return { base: runs.filter((_, at) => isBaseTurn(at + 1)), head: runs.filter((_, at) => !isBaseTurn(at + 1)) }
}

import type { Place } from './facts.ts'

/** The line, counted from 1, in which each offset of a text lies. */
export function linesOf(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

/** The line and the column in it, both counted from 1. */
export function placesOf(text: string, lineAt: (offset: number) => number): (offset: number) => Place {
  return (offset) => [lineAt(offset), offset - (offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1))]
}

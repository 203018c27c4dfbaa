import { isKnownKey } from './trailer-keys.ts'
import { type TrailerLine, parseTrailerLine } from './trailer-line.ts'

/** All trailers of a paragraph, or null when a line of it is none. Continuation lines keep their indentation. */
export function readTrailers(paragraph: readonly string[]): TrailerLine[] | null {
  const trailers: TrailerLine[] = []
  for (const line of paragraph) {
    const last = trailers.at(-1)
    const trailer = parseTrailerLine(line)
    if (trailer) trailers.push(trailer)
    else if (last && /^[ \t]/.test(line)) last.value += `\n${line.trimEnd()}`
    else if (!line.startsWith('(cherry picked from commit ')) return null
  }
  return trailers
}

/** Where the run of well-known trailers begins that ends at `end`, at `from` the earliest; `end` for none. */
export function knownTail(lines: readonly string[], from: number, end: number): number {
  let tail = end
  for (let at = end - 1; at >= from; at--) {
    const line = lines[at] ?? ''
    if (/^[ \t]+\S/.test(line)) continue
    const trailer = parseTrailerLine(line)
    if (!trailer || !isKnownKey(trailer.key)) break
    tail = at
  }
  return tail
}

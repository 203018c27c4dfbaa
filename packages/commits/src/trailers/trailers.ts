import type { Message, Trailer } from '@helix/core'
import { canonicalKey, keyRank } from './trailer-keys.ts'

/** The values of a trailer, whatever the letter case of its key. */
export function trailerValues(message: Pick<Message, 'trailers'>, key: string): string[] {
  const values: string[] = []
  // Counted, because this is asked of every message of a history again and again.
  for (let at = 0; at < message.trailers.length; at++) {
    const trailer = message.trailers[at]!
    if (isKey(trailer, key)) values.push(trailer.value)
  }
  return values
}

/** Adds a trailer where none of its key stands. */
export function setTrailer(trailers: readonly Trailer[], added: Trailer): Trailer[] {
  return has(trailers, added.key) ? [...trailers] : [...trailers, added]
}

/** One block: keys spelled as known, in their order, equal trailers once. */
export function canonicalTrailers(trailers: readonly Trailer[]): Trailer[] {
  const spelled = trailers.map(({ key, value }) => ({ key: canonicalKey(key), value }))
  return spelled
    .filter((trailer, index) => spelled.findIndex((held) => isSame(held, trailer)) === index)
    .sort((a, b) => keyRank(a.key) - keyRank(b.key))
}

function has(trailers: readonly Trailer[], key: string): boolean {
  return trailers.some((held) => held.key.toLowerCase() === key.toLowerCase())
}

/** Nearly all keys are spelled as they are asked for, or have another length. */
function isKey(trailer: Trailer, key: string): boolean {
  return trailer.key === key || (trailer.key.length === key.length && trailer.key.toLowerCase() === key.toLowerCase())
}

function isSame(a: Trailer, b: Trailer): boolean {
  return a.key.toLowerCase() === b.key.toLowerCase() && a.value === b.value
}

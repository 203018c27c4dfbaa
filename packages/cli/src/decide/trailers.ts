import type { Trailer } from '@helix/core'

/** The value of the last trailer with this key, spelled exactly so. */
export function valueOf(trailers: readonly Trailer[], key: string): string | undefined {
  return trailers.findLast((trailer) => trailer.key === key)?.value
}

/** Trailers in this order, without those that have no value. */
export function trailersOf(values: Readonly<Record<string, string | null>>): Trailer[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]))
}

import type { RefName } from '@helix/core'
import { chainRef } from '@helix/beacon'

/** What a reference of Helix is: the chain, something kept or recorded, or a beacon shown as a tag. */
export type GuardedKind = 'chain' | 'kept' | 'tag'

/** Where Helix's references lie, as names and beginnings of names. */
const guarded: readonly (readonly [string, GuardedKind])[] = [
  [chainRef, 'chain'],
  ['refs/helix/', 'kept'],
  ['refs/tags/helix/', 'tag'],
]

/** Null for a reference that is not Helix's. Letter case makes no difference: on some machines both are one file. */
export function guardedKind(ref: RefName): GuardedKind | null {
  const lower = ref.toLowerCase()
  const found = guarded.find(([name]) => (name.endsWith('/') ? lower.startsWith(name) : lower === name))
  return found?.[1] ?? null
}

/** The same as patterns of the shell's `case` (IEEE 1003.1, 2.13), for the script that asks before Helix is started. */
export const guardedPatterns: string = guarded
  .map(
    ([name]) =>
      name.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`) + (name.endsWith('/') ? '*' : ''),
  )
  .join(' | ')

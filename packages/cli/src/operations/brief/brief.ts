import type { BriefFacts } from '@helix/agent'
import { HelixError, nearest } from '@helix/core'
import type { Io } from '../../io.ts'
import { openHere } from '../../repository/open.ts'
import { knownMissing, requireActive } from '../next/active.ts'
import { briefFacts } from '../next/brief-facts.ts'

const formats = ['text', 'markdown', 'json'] as const
export type BriefFormat = (typeof formats)[number]

/** The format that a command line names. HelixError brief/unknown-format. */
export function briefFormatOf(said: string): BriefFormat {
  const format = formats.find((known) => known === said)
  if (format !== undefined) return format
  const meant = nearest(said, formats)
  const known = `known: ${formats.join(', ')}${meant === undefined ? '' : `. Did you mean ${meant}?`}`
  throw new HelixError('brief/unknown-format', `a brief is not written in "${said}"; ${known}`, {
    hint: 'helix brief --format markdown',
  })
}

/** What the next increment of the active step is, for whoever makes it. HelixErrors next/idle, repository/… */
export async function brief(io: Io): Promise<BriefFacts> {
  const here = await openHere(io)
  requireActive(here)
  return briefFacts(here, await knownMissing(here), 'commands')
}

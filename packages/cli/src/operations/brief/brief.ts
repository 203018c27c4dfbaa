import type { BriefFacts } from '@helix/agent'
import { oneOf } from '../../decide/one-of.ts'
import type { Io } from '../../io.ts'
import { openHere } from '../../repository/open.ts'
import { knownMissing, requireActive } from '../next/active.ts'
import { briefFacts } from './brief-facts.ts'

const formats = ['text', 'markdown', 'json'] as const
export type BriefFormat = (typeof formats)[number]

/** The format that a command line names. HelixError brief/unknown-format. */
export function briefFormatOf(said: string): BriefFormat {
  return oneOf(formats, said, 'brief/unknown-format', {
    wrong: `a brief is not written in "${said}"`,
    again: (meant = 'markdown') => `helix brief --format ${meant}`,
  })
}

/** What the next increment of the active step is, for whoever makes it. HelixErrors next/idle, repository/… */
export async function brief(io: Io): Promise<BriefFacts> {
  const here = await openHere(io)
  requireActive(here)
  return briefFacts(here, await knownMissing(here), 'commands')
}

import type { Trailer } from '@helix/core'
import type { MessageParts } from '../compose-message.ts'
import { isKnownKey } from './trailer-keys.ts'
import { knownTail, readTrailers } from './trailer-run.ts'

/**
 * A last paragraph such as `Note: percentages were missing from the start` is a trailer to git and prose to its author. Lines
 * with unknown keys that begin the block, one of them a sentence, go back to the text: when they are the whole block, or when
 * the author wrote nothing else and a tool (`git commit --signoff`) put its own trailers below.
 */
export function reclaimProse(message: MessageParts): MessageParts {
  const { trailers, why, change, body } = message
  const known = trailers.findIndex(({ key }) => isKnownKey(key))
  const prose = known < 0 ? trailers : trailers.slice(0, known)
  const isAll = known < 0 || (body === '' && why === null && change === null)
  if (!isAll || !prose.some(isSentence)) return message
  const text = prose.map(({ key, value }) => `${key}${value.startsWith('#') ? '' : ':'} ${value}`).join('\n')
  const last = lastText(message)
  return {
    ...message,
    [last]: [message[last], text].filter(Boolean).join('\n\n'),
    trailers: trailers.slice(prose.length),
  }
}

/** Known trailers right below the last line of the text, without the blank line that makes them trailers, become trailers. */
export function releaseTrailers(message: MessageParts): MessageParts {
  if (message.validation.length > 0) return message
  const last = lastText(message)
  const lines = (message[last] ?? '').split('\n')
  // A section keeps its first line: `Why: Refs: #1` gives a reason, if a poor one.
  const tail = knownTail(lines, last === 'body' ? 0 : 1, lines.length)
  const found = readTrailers(lines.slice(tail)) ?? []
  if (found.length === 0) return message
  const trailers = [...found.map(({ key, value }) => ({ key, value })), ...message.trailers]
  return { ...message, [last]: lines.slice(0, tail).join('\n').trimEnd(), trailers }
}

function lastText({ why, change }: MessageParts): 'body' | 'why' | 'change' {
  if (change !== null) return 'change'
  return why === null ? 'body' : 'why'
}

function isSentence({ value }: Trailer): boolean {
  return value.split(/\s+/).length >= 4
}

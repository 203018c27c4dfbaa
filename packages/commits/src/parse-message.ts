import type { Message } from '@helix/core'
import { readCanonical } from './canonical-message.ts'
import { parseHeader } from './header.ts'
import { keepLayout, layOut } from './layout.ts'
import { parseSections } from './sections.ts'

/**
 * Reads a commit message: label, Conventional Commits 1.0.0 header, the sections Why, Change and Validation, trailers.
 * Never fails; what is malformed is for the rules to say. `breaking` is true for `!`, for such a trailer, and for a line of
 * the body that begins with one, because readers of releases count all three. Linear in the message's length.
 */
export function parseMessage(text: string): Message {
  return readCanonical(text) ?? readMessage(text)
}

/** The same, of whatever form. */
export function readMessage(text: string): Message {
  const layout = layOut(text)
  const { lines, header, bodyStart, bodyEnd, blocks } = layout
  const { label, type, scope, breaking, description } = parseHeader(header)
  const body = lines.slice(bodyStart, bodyEnd)
  const trailers = blocks.flatMap((block) => block.trailers.map(({ key, value }) => ({ key, value })))
  const message: Message = {
    text,
    label,
    type,
    scope,
    breaking: breaking || trailers.some(({ key }) => isBreaking(`${key}: `)) || body.some(isBreaking),
    description,
    ...parseSections(body),
    trailers,
  }
  keepLayout(message, layout)
  return message
}

function isBreaking(line: string): boolean {
  return line.startsWith('BREAKING CHANGE: ') || line.startsWith('BREAKING-CHANGE: ')
}

import type { Label, Message } from '@helix/core'
import { sectionOf } from './sections.ts'

/** Everything that a message says, without the text that says it. */
export type MessageParts = Omit<Message, 'text'>

/** What a message has to say; what is left out it does not have. */
type Said = Pick<MessageParts, 'label' | 'type' | 'description' | 'why' | 'trailers'> & Partial<MessageParts>

/**
 * The canonical text of a message, ending in one line feed: header, body, sections, one block of trailers. Parsing it gives
 * the parts back. Lines of a text that would begin a section are indented, so that no text can forge one.
 */
export function composeMessage(said: Said): string {
  const parts = { scope: null, breaking: false, change: null, validation: [], body: '', ...said }
  const paragraphs = [
    composeHeader(parts),
    harmless(parts.body),
    composeSections(parts),
    parts.trailers.map(({ key, value }) => `${key}: ${indentContinuation(value)}`.trimEnd()).join('\n'),
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}

/** `STEP[4/7] feat(cart)!: description`; the bare description where there is no type. */
function composeHeader(parts: Pick<Message, 'label' | 'type' | 'scope' | 'breaking' | 'description'>): string {
  const { label, type, scope, breaking, description } = parts
  if (type === '') return `${composeLabel(label)}${description}`.trimEnd()
  return `${composeLabel(label)}${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}: ${description}`.trimEnd()
}

/** `STEP[4/7] ` with its blank, '' for no label. */
export function composeLabel(label: Label): string {
  return label ? `STEP[${label.number}/${label.of}] ` : ''
}

function composeSections({ why, change, validation }: MessageParts): string {
  const lines: string[] = []
  if (why !== null) lines.push(`Why: ${harmless(why).trimStart()}`.trimEnd())
  if (change !== null) lines.push(`Change: ${harmless(change).trimStart()}`.trimEnd())
  if (validation.length > 0) lines.push('Validation:')
  for (const { name, text } of validation) lines.push(name === '' ? `  ${text}` : `  ${name}: ${text}`.trimEnd())
  return lines.join('\n')
}

function harmless(text: string): string {
  return text
    .split('\n')
    .map((line) => (sectionOf(line) ? `  ${line}` : line))
    .join('\n')
}

function indentContinuation(value: string): string {
  return value
    .split('\n')
    .map((line, index) => (index === 0 || /^[ \t]/.test(line) ? line : ` ${line}`))
    .join('\n')
}

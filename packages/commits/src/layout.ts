import type { Message } from '@helix/core'
import { sectionOf } from './sections.ts'
import { isKnownKey } from './trailers/trailer-keys.ts'
import { type TrailerLine, parseTrailerLine } from './trailers/trailer-line.ts'
import { knownTail, readTrailers } from './trailers/trailer-run.ts'

export interface TrailerBlock {
  /** Index of its first line in the message's lines. */
  start: number
  trailers: TrailerLine[]
}

/** A message cut into its parts, before anything in them is understood. */
export interface Layout {
  /** All lines, without their ends. */
  lines: string[]
  header: string
  /** Index of the first line after the header. */
  bodyStart: number
  /** Index after the last line of the body. */
  bodyEnd: number
  /** Whether a blank line (or nothing) follows the header. */
  gap: boolean
  /** The paragraphs of trailers at the end, first one first. Canonical messages have one. */
  blocks: TrailerBlock[]
}

/**
 * Cuts a message. Trailers are the last paragraph when all its lines are, as git has it, and paragraphs before it that
 * hold well-known trailers only (what tools append). Linear in the message's length.
 */
export function layOut(text: string): Layout {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const first = lines.findIndex((line) => !isBlank(line))
  const bodyStart = first < 0 ? lines.length : first + 1
  const gap = isBlank(lines[bodyStart] ?? '')
  const blocks: TrailerBlock[] = []
  let bodyEnd = endOfText(lines, lines.length, bodyStart)
  const floor = gap ? bodyStart : bodyStart + 1
  while (bodyEnd > floor) {
    const isLast = blocks.length === 0
    const block = readBlock(lines, floor, bodyEnd, isLast) ?? (isLast ? null : readBeforeDashes(lines, floor, bodyEnd))
    if (!block) break
    blocks.unshift(block)
    bodyEnd = endOfText(lines, block.start, bodyStart)
  }
  return { lines, header: first < 0 ? '' : (lines[first] ?? ''), bodyStart, bodyEnd, gap, blocks }
}

const layouts = new WeakMap<Message, Layout>()

/** Keeps the layout that a message was read from, for the rules. */
export function keepLayout(message: Message, layout: Layout): void {
  layouts.set(message, layout)
}

/** The layout of a message's text, made once for all rules. */
export function layoutOf(message: Message): Layout {
  const layout = layouts.get(message) ?? layOut(message.text)
  layouts.set(message, layout)
  return layout
}

/** The header alone: nearly always the text's first line, so that nothing need be cut. */
export function headerOf(message: Message): string {
  const { text } = message
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  return isBlank(line) || line.includes('\r') ? layoutOf(message).header : line
}

/** The end of the text before `end`. */
function endOfText(lines: string[], end: number, start: number): number {
  let last = end
  while (last > start && isBlank(lines[last - 1] ?? '')) last -= 1
  return last
}

/** Hosts set off the co-authors of a squash with a line of dashes: the block before it, null where there is no such thing. */
function readBeforeDashes(lines: string[], floor: number, end: number): TrailerBlock | null {
  if (!/^-{4,}$/.test(lines[end - 1] ?? '')) return null
  const before = endOfText(lines, end - 1, floor)
  return before > floor && before < end - 1 ? readBlock(lines, floor, before, false) : null
}

function readBlock(lines: string[], floor: number, end: number, isLast: boolean): TrailerBlock | null {
  if (!mayEndBlock(lines[end - 1] ?? '')) return null
  let start = end
  while (start > floor && !isBlank(lines[start - 1] ?? '')) start -= 1
  if (!isBlank(lines[start - 1] ?? '')) return null // it begins right below the header
  const paragraph = lines.slice(start, end)
  if (paragraph.some((line) => sectionOf(line))) return isLast ? readTail(lines, start, end) : null
  const trailers = readTrailers(paragraph)
  if (trailers === null || trailers.length === 0) return null
  return isLast || trailers.every(({ key }) => isKnownKey(key)) ? { start, trailers } : null
}

/** Saves reading a long paragraph that ends in prose. */
function mayEndBlock(line: string): boolean {
  return /^[ \t(]/.test(line) || parseTrailerLine(line) !== null
}

/** Well-known trailers that git put right below a section, because the section looked like a trailer to it. */
function readTail(lines: string[], start: number, end: number): TrailerBlock | null {
  const tail = knownTail(lines, start + 1, end)
  const trailers = readTrailers(lines.slice(tail, end))
  return trailers && trailers.length > 0 ? { start: tail, trailers } : null
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}

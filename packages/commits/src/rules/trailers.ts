import type { Finding, Trailer } from '@helix/core'
import { gitTrailers } from '../trailers/git-trailers.ts'
import { type Layout, type TrailerBlock, layoutOf } from '../layout.ts'
import { canonicalKey, isDecidingKey, isSectionKey } from '../trailers/trailer-keys.ts'
import { parseTrailerLine } from '../trailers/trailer-line.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

const code = 'MSG-TRAILERS'

/**
 * One canonical block, read alike by both of git's parsers and by Helix. A block of co-authors that a host appended when it
 * squashed is accepted after it.
 */
export const trailers: MessageRule = {
  code,
  always: true,
  alone: true,
  check(message) {
    const layout = layoutOf(message)
    const { own, end } = withoutAppended(layout)
    const held = own.flatMap((block) => block.trailers)
    return [
      ...checkReadings(layout.lines.slice(0, end), own),
      ...checkOutside(layout),
      ...checkTwice(held),
      ...checkSpelling(held),
    ]
  },
}

function withoutAppended({ blocks, lines }: Layout): { own: TrailerBlock[]; end: number } {
  const last = blocks.at(-1)
  const appended = blocks.length > 1 && last?.trailers.every(({ key }) => key.toLowerCase() === 'co-authored-by')
  return appended && last ? { own: blocks.slice(0, -1), end: last.start } : { own: blocks, end: lines.length }
}

function checkReadings(lines: string[], own: TrailerBlock[]): Finding[] {
  if (own.length > 1) {
    const fix = 'join them to one block at the end, without a blank line in it'
    return [
      refuse(
        code,
        `the trailers stand in ${own.length} blocks; git reads the last one only`,
        fix,
        (own[0]?.start ?? 0) + 1,
      ),
    ]
  }
  const text = lines.join('\n')
  const shown = spell(gitTrailers(text, { divider: false }))
  const parsed = text.includes('\n---') ? spell(gitTrailers(text, { divider: true })) : shown
  if (shown !== parsed) {
    const line = lines.findIndex((held) => /^---(?:\s|$)/.test(held)) + 1
    const message = `line ${line} is ---, after which git interpret-trailers and git log read different trailers`
    return [refuse(code, message, 'delete the line, or write *** for a rule', line)]
  }
  const read = spell(own.flatMap((block) => block.trailers).filter(({ form }) => form === 'git'))
  if (read === shown) return []
  const fix = 'put all trailers into one block at the end, a blank line before it, no other line in it'
  return [refuse(code, `git reads other trailers than the block holds: ${shown || 'none'} for ${read || 'none'}`, fix)]
}

/** Trailers in a comparable spelling; sections look like trailers to git and are left out. */
function spell(held: readonly Trailer[]): string {
  return held
    .filter(({ key }) => !isSectionKey(key))
    .map(({ key, value }) => `${key}: ${value.split(/\s+/).join(' ')}`)
    .join(' | ')
}

function checkOutside({ lines, bodyStart, bodyEnd }: Layout): Finding[] {
  return lines.slice(bodyStart, bodyEnd).flatMap((line, index) => {
    const trailer = line.includes(':') ? parseTrailerLine(line) : null
    if (!trailer || !isDecidingKey(trailer.key)) return []
    const at = bodyStart + index + 1
    const message = `line ${at} has the trailer ${canonicalKey(trailer.key)} outside of the block at the end`
    return refuse(code, message, 'move it into the block, or do not begin a line with it', at)
  })
}

function checkTwice(held: readonly Trailer[]): Finding[] {
  const keys = held.map(({ key }) => key.toLowerCase()).filter(isDecidingKey)
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) < index))
  return [...twice].map((key) => refuse(code, `${canonicalKey(key)} stands more than once`, 'keep one of them'))
}

function checkSpelling(held: readonly Trailer[]): Finding[] {
  return held
    .filter(({ key }) => canonicalKey(key) !== key && key !== 'BREAKING CHANGE')
    .map(({ key }) => refuse(code, `the trailer ${key} is spelled ${canonicalKey(key)}`, `write ${canonicalKey(key)}`))
}

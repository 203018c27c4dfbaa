import { HelixError } from '@helix/core'

/**
 * The form of a spec that is hashed, `canon/1`: strict UTF-8, byte order mark dropped, CRLF and CR to LF, Unicode NFC,
 * exactly one final LF; nothing else, because trailing blanks and blank lines can carry meaning in Markdown. Idempotent.
 * Throws HelixError `spec/not-utf8` with the offset of the byte that cannot stand there.
 */
export function canonicalSpec(source: string | Uint8Array): string {
  const text = typeof source === 'string' ? wellFormed(source) : decode(source)
  let start = 0
  while (text.charCodeAt(start) === 0xfeff) start += 1
  const lines = text.slice(start).replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC')
  let end = lines.length
  while (end > 0 && lines[end - 1] === '\n') end -= 1
  return `${lines.slice(0, end)}\n`
}

function wellFormed(text: string): string {
  if (text.isWellFormed()) return text
  throw new HelixError('spec/not-utf8', 'the spec holds half of a surrogate pair, which UTF-8 cannot spell', {
    hint: 'save the file as UTF-8',
  })
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder().decode(bytes)
  } catch (cause) {
    const wide = utf16Of(bytes)
    const said = wide === null ? `not UTF-8: ${describe(bytes, firstBadByte(bytes))}` : `in ${wide}, not in UTF-8`
    const hint = wide === null ? 'save the file as UTF-8' : `iconv -f ${wide} -t UTF-8 <file> > <new file>`
    throw new HelixError('spec/not-utf8', `the spec is ${said}`, { hint, cause })
  }
}

function decoder(): InstanceType<typeof TextDecoder> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
}

/** The byte order mark of UTF-16 tells it, and neither is UTF-8. */
function utf16Of([first, second]: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : null
}

function describe(bytes: Uint8Array, offset: number): string {
  const byte = bytes[offset]
  if (byte === undefined) return `it ends in the middle of a character at byte ${offset}`
  return `byte 0x${byte.toString(16).padStart(2, '0')} at offset ${offset} cannot stand there`
}

/** The smallest prefix that a streaming decoder refuses ends in the bad byte. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (mayContinue(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return bad - 1
}

function mayContinue(prefix: Uint8Array): boolean {
  try {
    decoder().decode(prefix, { stream: true })
    return true
  } catch {
    return false // the decoder has no other way to say so
  }
}

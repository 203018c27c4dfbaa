import { HelixError } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalSpec } from './canonical-spec.ts'
import { specHash, specTag } from './spec-hash.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const refusal = (source: string | Uint8Array): HelixError => {
  try {
    canonicalSpec(source)
  } catch (error) {
    if (error instanceof HelixError) return error
  }
  throw new Error('it was accepted')
}

describe('canonicalSpec', () => {
  test.each([
    ['CRLF', 'a\r\nb\r\n'],
    ['CR', 'a\rb\r'],
    ['a byte order mark', '\uFEFFa\nb\n'],
    ['no final line feed', 'a\nb'],
    ['three final line feeds', 'a\nb\n\n\n'],
  ])('%s does not change the text', (_, source) => {
    expect(canonicalSpec(source)).toBe('a\nb\n')
    expect(canonicalSpec(new TextEncoder().encode(source))).toBe('a\nb\n')
  })

  test('decomposed letters become composed ones', () => {
    expect(canonicalSpec('e\u0301')).toBe('\u00E9\n')
  })

  test.each(['a \n', 'a  \nb\n', 'a\n\n\nb\n', '\ta\n', '\n\na\n', 'a\u200Bb\n', 'a \n \n'])(
    'blanks and blank lines stay in %j',
    (text) => {
      expect(canonicalSpec(text)).toBe(text)
    },
  )

  test('an empty text is one line feed', () => {
    expect(canonicalSpec('')).toBe('\n')
    expect(canonicalSpec('\n\n')).toBe('\n')
  })

  test('it is idempotent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\uFEFF', 'e', '\u0301', '\u1100', '\u1161') }),
        (text) => {
          const once = canonicalSpec(text)
          expect(canonicalSpec(once)).toBe(once)
          expect(once.endsWith('\n')).toBe(true)
          expect(once).not.toContain('\r')
        },
      ),
    )
  })

  test.each([
    [bytes(0x61, 0xff, 0x61), 'byte 0xff at offset 1 cannot stand there'],
    [bytes(0x80), 'byte 0x80 at offset 0 cannot stand there'],
    [bytes(0x61, 0xc3, 0x28), 'byte 0x28 at offset 2 cannot stand there'],
    [bytes(0x61, 0x62, 0xe2, 0x82), 'it ends in the middle of a character at byte 4'],
    [bytes(0xed, 0xa0, 0x80), 'byte 0xa0 at offset 1 cannot stand there'],
    [bytes(0xc0, 0x0a), 'byte 0xc0 at offset 0 cannot stand there'],
  ])('bytes that are not UTF-8 are refused with their offset (%#)', (source, message) => {
    const error = refusal(source)
    expect(error.code).toBe('spec/not-utf8')
    expect(error.message).toBe(`the spec is not UTF-8: ${message}`)
    expect(error.hint).toBe('save the file as UTF-8')
  })

  test.each([
    ['UTF-16LE', bytes(0xff, 0xfe, 0x23, 0x00)],
    ['UTF-16BE', bytes(0xfe, 0xff, 0x00, 0x23)],
  ])('%s is called by its name, with the command that converts it', (encoding, source) => {
    const { code, message, hint } = refusal(source)
    expect([code, message]).toEqual(['spec/not-utf8', `the spec is in ${encoding}, not in UTF-8`])
    expect(hint).toBe(`iconv -f ${encoding} -t UTF-8 <file> > <new file>`)
  })

  test('half of a surrogate pair is refused', () => {
    const { code, message, hint } = refusal('a\uD800')
    expect([code, message, hint]).toEqual([
      'spec/not-utf8',
      'the spec holds half of a surrogate pair, which UTF-8 cannot spell',
      'save the file as UTF-8',
    ])
  })
})

describe('specHash', () => {
  test('it can be reproduced with sha256sum', () => {
    expect(specHash('hello')).toBe('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03')
  })

  test('one letter changes it, line endings do not', () => {
    expect(specHash('a\r\n')).toBe(specHash('a'))
    expect(specHash('b')).not.toBe(specHash('a'))
  })

  test('its tag has twelve digits', () => {
    expect(specTag(specHash('hello'))).toBe('spec@5891b5b522d5')
  })
})

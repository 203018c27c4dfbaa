import { describe, expect, test } from 'vitest'
import { findHiddenCharacters } from './hidden-characters.ts'

const at = (point: number) => findHiddenCharacters(`a${String.fromCodePoint(point)}b`)[0]

describe('findHiddenCharacters', () => {
  test.each([
    [0x00, 'control'],
    [0x08, 'control'],
    [0x0b, 'control'],
    [0x0d, 'control'],
    [0x1f, 'control'],
    [0x7f, 'control'],
    [0x9f, 'control'],
    [0xad, 'invisible'],
    [0x61c, 'bidirectional'],
    [0x115f, 'invisible'],
    [0x1160, 'invisible'],
    [0x180e, 'invisible'],
    [0x200b, 'invisible'],
    [0x200c, 'invisible'],
    [0x200d, 'invisible'],
    [0x200e, 'bidirectional'],
    [0x200f, 'bidirectional'],
    [0x2028, 'control'],
    [0x2029, 'control'],
    [0x202a, 'bidirectional'],
    [0x202e, 'bidirectional'],
    [0x2060, 'invisible'],
    [0x2066, 'bidirectional'],
    [0x2069, 'bidirectional'],
    [0x206f, 'invisible'],
    [0x3164, 'invisible'],
    [0xfeff, 'invisible'],
    [0xffa0, 'invisible'],
    [0xfff9, 'invisible'],
    [0xfffb, 'invisible'],
    [0xe0000, 'invisible'],
    [0xe007f, 'invisible'],
  ] as const)('finds %i as %s', (point, kind) => {
    expect(at(point)).toMatchObject({ line: 1, column: 2, kind })
  })

  test.each([
    0x09, 0x0a, 0x20, 0x21, 0x7e, 0xa0, 0xe9, 0x200a, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0xfe0f, 0xe0080, 0x1f600,
  ])('leaves %i alone', (point) => {
    expect(at(point)).toBeUndefined()
  })

  test('names the code point, its line and its column', () => {
    expect(findHiddenCharacters('one\n😀two\u202E')).toEqual([
      { line: 2, column: 6, codePoint: 'U+202E', kind: 'bidirectional' },
    ])
    expect(findHiddenCharacters('\u{E0041}')[0]?.codePoint).toBe('U+E0041')
    expect(findHiddenCharacters('\0')[0]?.codePoint).toBe('U+0000')
  })

  test('joiners inside emoji and inside words of other scripts are ordinary', () => {
    expect(findHiddenCharacters('👩\u200D💻 می\u200Cخواهم')).toEqual([])
    expect(findHiddenCharacters('fe\u200Dat')).toHaveLength(1)
    expect(findHiddenCharacters('é\u200Da')).toHaveLength(1)
    expect(findHiddenCharacters('a\u200Dé')).toHaveLength(1)
  })

  test.each([0x17b4, 0x1bca0, 0x1d173, 0x34f, 0xfe00, 0xfe0e, 0xe0100, 0xe01ef])(
    '%i hides behind a letter',
    (point) => {
      expect(at(point)).toMatchObject({ kind: 'invisible' })
    },
  )

  test('what chooses the form of a character beyond ASCII is ordinary', () => {
    expect(findHiddenCharacters('\u845b\u{E0100} \u2665\uFE0E \u05D0\u034F')).toEqual([])
    expect(findHiddenCharacters('\uFE00')).toHaveLength(1)
  })

  test.each([0x180b, 0x180d, 0x180f, 0xfff0, 0xfff8, 0xe01f0, 0xe0fff])('%i shows nothing behind a letter', (point) => {
    expect(at(point)).toMatchObject({ kind: 'invisible' })
    expect(findHiddenCharacters('\u1820\u180B')).toEqual([])
  })

  test('stops at the limit', () => {
    expect(findHiddenCharacters('\r\r\r\r\r\r\r')).toHaveLength(5)
    expect(findHiddenCharacters('\r\r\r', 2)).toHaveLength(2)
  })
})

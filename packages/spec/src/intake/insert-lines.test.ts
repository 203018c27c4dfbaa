import { describe, expect, test } from 'vitest'
import { type Insertion, insertLines } from './insert-lines.ts'

describe('lines are put in, set apart by one blank line', () => {
  test.each<[string, string, Insertion[], string]>([
    ['before the first', 'a\n', [{ after: 0, lines: ['x'] }], 'x\n\na\n'],
    ['behind the last', 'a', [{ after: 1, lines: ['x', 'y'] }], 'a\n\nx\ny\n'],
    ['between two', 'a\nb\n', [{ after: 1, lines: ['x'] }], 'a\n\nx\n\nb\n'],
    ['where blank lines are, before them', 'a\n\n \nb\n', [{ after: 3, lines: ['x'] }], 'a\n\nx\n\n \nb\n'],
    ['into an empty text', '', [{ after: 0, lines: ['x'] }], 'x\n\n'],
    ['without a blank line before', 'a\nb\n', [{ after: 1, lines: ['x'], close: true }], 'a\nx\n\nb\n'],
    ['at two places', 'a\nb\nc\n', [{ after: 1, lines: ['x'] }, { after: 2, lines: ['y'] }], 'a\n\nx\n\nb\n\ny\n\nc\n'],
    ['at one place, the first of two first', 'a\nb\n', [{ after: 1, lines: ['x'] }, { after: 1, lines: ['y'] }], 'a\n\nx\n\ny\n\nb\n'],
    ['none', 'a\nb\n', [{ after: 1, lines: [] }], 'a\nb\n'],
  ])('%s', (_, text, insertions, expected) => {
    expect(insertLines(text, insertions)).toBe(expected)
  }) // prettier-ignore
})

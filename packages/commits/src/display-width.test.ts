import { expect, test } from 'vitest'
import { displayWidth } from './display-width.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['語', 2],
  ['カート', 6],
  ['한', 2],
  ['ＡＢ', 4],
  ['😀', 2],
  ['\u{20000}', 2],
  ['→', 1],
  ['я', 1],
])('%j takes %i cells', (text, cells) => {
  expect(displayWidth(text)).toBe(cells)
})

test('counting stops beyond the limit', () => {
  expect(displayWidth('x'.repeat(1000), 10)).toBe(11)
  expect(displayWidth('x'.repeat(10), 10)).toBe(10)
})

import { expect, test } from 'vitest'
import { wrap } from './wrap.ts'

test('text is broken between words and hangs below its first line', () => {
  expect(wrap('aaa bbb ccc ddd', 9, 2)).toBe('aaa bbb\n  ccc ddd')
})

test('a long word stays whole so that it can be copied', () => {
  expect(wrap('run src/a/very/long/path.ts now', 12)).toBe('run\nsrc/a/very/long/path.ts\nnow')
})

test('the paragraphs of a text stay apart', () => {
  expect(wrap('one\ntwo three', 9, 3)).toBe('one\n   two\n   three')
})

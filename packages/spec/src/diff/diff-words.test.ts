import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type WordRun } from './diff-words.ts'

const spelled = (before: string, after: string): string => diffWords(before, after).map(spell).join('')
const spell = ({ what, text }: WordRun): string =>
  what === 'same' ? `${text} ` : what === 'removed' ? `[-${text}-]` : `{+${text}+} `
const read = (runs: WordRun[], not: WordRun['what']): string =>
  runs
    .filter(({ what }) => what !== not)
    .map(({ text }) => text)
    .join(' ')
const many = (word: string): string => `${word} same `.repeat(200_000)

test('what went stands before what came', () => {
  expect(spelled('1 and 2 give 3.', '1 and 2 give 4.')).toBe('1 and 2 give [-3.-]{+4.+} ')
  expect(spelled('a b c d e', 'a x c y e')).toBe('a [-b-]{+x+} c [-d-]{+y+} e ')
})

test('blanks and line breaks are no difference', () => {
  expect(diffWords('one  two\nthree', ' one two three\n')).toEqual([{ what: 'same', text: 'one two three' }])
})

test('words that only went or only came, at either end', () => {
  expect(spelled('a b', 'b')).toBe('[-a-]b ')
  expect(spelled('b', 'b c')).toBe('b {+c+} ')
  expect(spelled('', 'new')).toBe('{+new+} ')
  expect(spelled('', '')).toBe('')
})

test('both texts can be read back from the runs', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffWords(before, after)
      expect([read(runs, 'added'), read(runs, 'removed')]).toEqual([before, after])
    }),
  )
})

test('a text of millions of words that differ from the first to the last is replaced as a whole', () => {
  expect(diffWords(many('a'), many('b')).map(({ what }) => what)).toEqual(['removed', 'added', 'same'])
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type WordRun } from './diff-words.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
/** Words that one text has and the other has not, at some places between the common ones. */
const noise = (word: string) => fc.array(fc.tuple(fc.nat(8), fc.constant(word)), { maxLength: 4 })
const among = (common: readonly string[], strange: readonly (readonly [number, string])[]): string => {
  const text = [...common]
  for (const [place, word] of strange) text.splice(place, 0, word)
  return text.join(' ')
}

const spell = ({ what, text }: WordRun): string =>
  what === 'same' ? `${text} ` : what === 'removed' ? `[-${text}-]` : `{+${text}+} `

test('as many words stay as both texts have in common, in order', () => {
  fc.assert(
    fc.property(words, noise('went'), noise('came'), (common, went, came) => {
      const same = diffWords(among(common, went), among(common, came)).filter(({ what }) => what === 'same')
      expect(same.flatMap(({ text }) => text.split(' '))).toEqual(common)
    }),
  )
})

test('a word more at the end of a run that both have is one word', () => {
  expect(diffWords('a a b', 'a a a b')).toEqual([
    { what: 'same', text: 'a a' },
    { what: 'added', text: 'a' },
    { what: 'same', text: 'b' },
  ])
})

test.each([
  [
    'a word that only one text has does not hide what comes after it',
    'p w a b z',
    'a b p y',
    '[-p w-]a b [-z-]{+p y+} ',
  ],
  ['what ends alike begins apart', 'x a b', 'a y b', '[-x-]a {+y+} b '],
  ['of two that are as good, what went first is left out', 'a b', 'b a', '[-a-]b {+a+} '],
])('%s', (_, before, after, spelled) => {
  expect(diffWords(before, after).map(spell).join('')).toBe(spelled)
})

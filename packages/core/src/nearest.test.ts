import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const gates = ['mutation', 'coverage', 'tests', 'trace', 'perf']

test.each([
  ['mutaton', 'mutation'],
  ['MUTATION', 'mutation'],
  ['coverega', 'coverage'],
  ['test', 'tests'],
  ['tsets', 'tests'],
  ['trcae', 'trace'],
  ['pref', 'perf'],
  ['xtrace', 'trace'],
])('%s was meant to be %s', (word, meant) => {
  expect(nearest(word, gates)).toBe(meant)
})

test('letters that stand alone are compared too', () => {
  expect(nearest('a', ['b', 'ab'])).toBe('b')
  expect(nearest('', ['a'])).toBe('a')
  expect(nearest('', ['ab'])).toBeUndefined()
})

test.each(['', 'zzz', 'release', 'tre', 'mutagenesis'])('nothing is near to "%s"', (word) => {
  expect(nearest(word, gates)).toBeUndefined()
})

test('the nearer of two wins, and the first of two that are equally near', () => {
  expect(nearest('cart', ['card', 'cart'])).toBe('cart')
  expect(nearest('cart', ['carp', 'card'])).toBe('carp')
})

test.each([
  ['cart', 'cxyt'],
  ['xaby', 'xbcy'],
  ['xaby', 'xcay'],
])('%s and %s differ in two letters, not by a swap', (word, other) => {
  expect(nearest(word, [other])).toBeUndefined()
})

test('a swap of neighbours counts as one difference, two swaps as two', () => {
  expect(nearest('ab', ['ba'])).toBe('ba')
  expect(nearest('abcd', ['badc'])).toBeUndefined()
  expect(nearest('abcdef', ['badcef'])).toBe('badcef')
})

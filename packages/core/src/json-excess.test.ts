import { describe, expect, test } from 'vitest'
import { findJsonExcess } from './json-excess.ts'

const limits = { depth: 2, values: 4 }
const excess = (text: string, of = limits) => findJsonExcess(new TextEncoder().encode(text), of)

describe('JSON of untrusted origin', () => {
  test.each([
    ['as deep as allowed', '[[1]]'],
    ['as many values as allowed', '[1,2,3,4]'],
    ['objects as deep as allowed', '{"a":{"b":1}}'],
    ['brackets inside strings', '["[[[[[[", "{{{{", ",,,,,"]'],
    ['escaped quotes inside strings', String.raw`["\"[[[[", "\\"]`],
    ['depth beside depth', '[[],[]]'],
    ['nothing', ''],
  ])('may hold %s', (_, text) => {
    expect(excess(text)).toBeNull()
  })

  test.each([
    ['lists', '[[[1]]]'],
    ['objects', '{"a":{"b":{}}}'],
    ['both', '[{"b":[]}]'],
  ])('may not nest %s deeper than allowed', (_, text) => {
    expect(excess(text)).toBe('it is nested deeper than 2')
  })

  test.each([
    ['a list', '[1,2,3,4,5]'],
    ['an object', '{"a":1,"b":2,"c":3,"d":4,"e":5}'],
    ['lists of nothing', '[[],[],[]]'],
  ])('may not hold more values than allowed in %s', (_, text) => {
    expect(excess(text)).toBe('it holds more than 4 values')
  })

  test('a string that never ends hides nothing that a parser would take', () => {
    expect(excess('["abc')).toBeNull()
    expect(excess('["abc\\')).toBeNull()
  })

  test('a cut after an escaped quote is still inside of the string', () => {
    expect(excess(String.raw`["\",[[[[[`)).toBeNull()
  })
})

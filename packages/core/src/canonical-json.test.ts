import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  test('orders keys by UTF-16 code units and leaves no blanks', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, 'x', null], c: true }, É: 2, '€': 3 })).toBe(
      '{"a":{"c":true,"d":[1,"x",null]},"b":1,"É":2,"€":3}',
    )
  })

  test('leaves out keys without a value', () => {
    expect(canonicalJson({ a: undefined, b: false })).toBe('{"b":false}')
  })

  test('prints numbers as ECMAScript does (RFC 8785 section 3.2.2.3)', () => {
    expect(canonicalJson([0, -0, 1e21, 1e-7, 4.5, 2e-3])).toBe('[0,0,1e+21,1e-7,4.5,0.002]')
  })

  test('escapes strings as RFC 8785 section 3.2.2.2 asks', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  test.each([
    ['NaN', Number.NaN, 'canonical JSON cannot hold NaN'],
    ['infinity', Number.POSITIVE_INFINITY, 'canonical JSON cannot hold Infinity'],
    ['a function', () => 1, 'canonical JSON cannot hold a function'],
    ['nothing', undefined, 'canonical JSON cannot hold a undefined'],
    ['a lone surrogate', '\ud800', 'canonical JSON cannot hold a lone surrogate'],
    ['a lone surrogate as key', { '\ud800': 1 }, 'canonical JSON cannot hold a lone surrogate'],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message)
  })

  test('is one spelling per value: what it prints parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('does not depend on the order in which keys were added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { matchesNothing } from './pattern.ts'

describe('a pattern', () => {
  it.each(['a^', 'Soup^Soup', '$a', 'a$b', '[ab]^', '\\d$\\d', 'a^|b^', 'a+^', '(a)b^c', 'x{2}^'])(
    'matches nothing: %s',
    (pattern) => {
      expect(matchesNothing(pattern)).toBe(true)
    },
  )

  it.each([
    '^a$', 'a', '', 'a?^b', 'a*^', 'x{0,2}^', 'a^|b', '(a^)?b', '(a)^', '\\^a', 'a\\$b', '[a^]$', '[^a]b', '^', '$', '\\b^a', 'a$|b', '(?=a)^a', 'a{,3}^',
  ])('may match something: %s', (pattern) => {
    expect(matchesNothing(pattern)).toBe(false)
  }) // prettier-ignore

  it('of several lines has ends in between', () => {
    expect(matchesNothing('a\\n^b', 'm')).toBe(false)
  })
})

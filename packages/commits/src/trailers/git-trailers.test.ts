import type { Trailer } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { gitTrailers } from './git-trailers.ts'
import { recordedTrailers } from '../testing/recorded-trailers.ts'

describe('gitTrailers reads what git has read', () => {
  test.each(recordedTrailers)('in $message', ({ message, parsed, logged = parsed }) => {
    expect(spell(gitTrailers(message, { divider: true }))).toEqual(parsed)
    expect(spell(gitTrailers(message, { divider: false }))).toEqual(logged)
  })

  test('a folded value is one line', () => {
    expect(gitTrailers('a: x\n\nwhy\n\nA-b: 1\n\t 2  \n  3\n', { divider: false })).toEqual([
      { key: 'A-b', value: '1 2 3' },
    ])
  })
})

function spell(trailers: readonly Trailer[]): string[] {
  return trailers.map(({ key, value }) => `${key}: ${value}`.trimEnd())
}

import { describe, expect, it } from 'vitest'
import { holdsLine, inRanges, overlaps } from './lines.ts'
import { counted, finite, perCent, reaches } from './per-cent.ts'

describe('per cent', () => {
  it.each([
    [1, 3, 33.3],
    [2, 3, 66.6],
    [8996, 10_000, 89.9],
    [1, 1, 100],
    [0, 5, 0],
    [0, 0, null],
  ])('%i of %i is %s', (part, whole, share) => {
    expect(perCent(part, whole)).toBe(share)
  })

  it('reaches a budget exactly or not at all, and never out of nothing', () => {
    expect(reaches(9, 10, 90)).toBe(true)
    expect(reaches(899, 1000, 90)).toBe(false)
    expect(reaches(0, 0, 0)).toBe(false)
    expect(reaches(Number.NaN, 10, 0)).toBe(false)
  })

  it('keeps to numbers that JSON can hold', () => {
    expect([finite(1.5), finite(Number.NaN), finite(Number.POSITIVE_INFINITY)]).toEqual([1.5, null, null])
  })

  it('counts in words', () => {
    expect([counted(0, 'test'), counted(1, 'test'), counted(2, 'entry', 'entries')]).toEqual([
      '0 tests',
      '1 test',
      '2 entries',
    ])
  })
})

describe('changed lines', () => {
  const changed = new Map([['a.ts', [[3, 5] as const, [9, 9] as const]]])

  it.each([
    [2, false],
    [3, true],
    [5, true],
    [6, false],
    [9, true],
  ])('line %i: %s', (line, answer) => {
    expect(holdsLine(changed, 'a.ts', line)).toBe(answer)
  })

  it('overlap in any line', () => {
    expect(overlaps(changed, 'a.ts', 1, 3)).toBe(true)
    expect(overlaps(changed, 'a.ts', 6, 8)).toBe(false)
    expect(overlaps(changed, 'b.ts', 1, 99)).toBe(false)
  })

  it.each([
    [[], ''],
    [[4], '4'],
    [[4, 5], '4-5'],
    [[9, 1, 2, 3, 7], '1-3, 7, 9'],
  ])('%o in short: %s', (lines, text) => {
    expect(inRanges(lines)).toBe(text)
  })
})

import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePairs } from './compare-pairs.ts'
import { mannWhitney } from './mann-whitney.ts'
import { median } from './median.ts'
import { byTurn } from './turns.ts'

const times = array(integer({ min: 1, max: 1000 }), { minLength: 8, maxLength: 24 })
const series = (from: number, step: number) => Array.from({ length: 12 }, (_, at) => from + step * at)

const cubes = (values: number[]) => values.map((value) => value ** 3)

describe('the Mann-Whitney test', () => {
  // Values of scipy's mannwhitneyu(x, y, alternative="greater", method="asymptotic").
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8], 0.521_063],
    [series(11, 1), series(1, 1), 0.000_029_8],
    [series(3, 1), series(1, 1), 0.106_748],
    [[5, 5, 5, 5, 6, 6, 6, 6], [5, 5, 5, 5, 5, 5, 6, 6], 0.174_251],
    [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [2, 7, 1, 8, 2, 8, 1, 8], 0.623_332],
  ])('of %j over %j gives about %d', (larger, smaller, p) => {
    expect(mannWhitney(larger, smaller)).toBeCloseTo(p, 6)
  })

  it('is 1 where nothing can be told', () => {
    expect(mannWhitney([], [1])).toBe(1)
    expect(mannWhitney([1], [])).toBe(1)
    expect(mannWhitney([7, 7, 7], [7, 7])).toBe(1)
  })

  it('is a probability, and no side can be significantly above the other both ways', () => {
    assert(
      property(times, times, (a, b) => {
        const [p, q] = [mannWhitney(a, b), mannWhitney(b, a)]
        expect(p).toBeGreaterThanOrEqual(-1e-7)
        expect(p).toBeLessThanOrEqual(1 + 1e-7)
        expect(p + q).toBeGreaterThanOrEqual(1 - 1e-6)
      }),
    )
  })

  it('sees ranks only, and gets no larger when one side grows', () => {
    assert(
      property(times, times, integer({ min: 0, max: 500 }), (a, b, more) => {
        expect(mannWhitney(cubes(a), cubes(b))).toBeCloseTo(mannWhitney(a, b), 6)
        expect(
          mannWhitney(
            a.map((value) => value + more),
            b,
          ),
        ).toBeLessThanOrEqual(mannWhitney(a, b) + 1e-6)
      }),
    )
  })
})

describe('pairs', () => {
  const slower = (by: number) => ({ base: series(100, 1), head: series(100, 1).map((time) => time * by) })

  it.each([
    ['the same speed', slower(1), 'fine'],
    ['a little slower, inside the budget', slower(1.09), 'fine'],
    ['twice as slow', slower(2), 'slower'],
    ['faster', slower(0.5), 'fine'],
    [
      'over the budget by a few outliers',
      { base: series(100, 1), head: [10, 10, 10, 10, 10, 130, 130, 130, 130, 130, 130, 130] },
      'unclear',
    ],
    [
      'a base that differs from itself',
      { base: [10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 10, 20], head: series(100, 1) },
      'noisy',
    ],
  ])('of %s', (_, pairs, verdict) => {
    expect(comparePairs(pairs, 1.1).verdict).toBe(verdict)
  })

  it('of any sample with itself are never slower', () => {
    assert(
      property(times, (base) => {
        expect(comparePairs({ head: base, base }, 1.1).verdict).not.toBe('slower')
      }),
    )
  })

  it('are told by whose turn it was', () => {
    expect(byTurn(['b1', 'h1', 'h2', 'b2', 'b3', 'h3', 'h4', 'b4'])).toEqual({
      base: ['b1', 'b2', 'b3', 'b4'],
      head: ['h1', 'h2', 'h3', 'h4'],
    })
  })

  it('have a median', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN])
  })
})

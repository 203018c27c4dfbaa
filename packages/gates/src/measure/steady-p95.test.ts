import { expect, it } from 'vitest'
import { type Answer, steadyP95 } from './steady-p95.ts'

/** Answers of ten connections that ask again at once, for `duration`; `takes` says how long one that starts then takes. */
function answersOf(duration: number, takes: (start: number, at: number) => number): Answer[] {
  const answers: Answer[] = []
  for (let connection = 0; connection < 10; connection++) {
    for (let start = 0, at = 0; start < duration; at++) {
      const ms = takes(start, at)
      if (start + ms <= duration) answers.push({ start, ms })
      start += ms
    }
  }
  return answers
}

it('of a service that always takes the same, it is that', () => {
  expect(
    steadyP95(
      answersOf(2_000, () => 5),
      2_000,
    ),
  ).toBe(5)
})

it('four of a hundred that are slow are left out, as long as others are answered meanwhile', () => {
  expect(
    steadyP95(
      answersOf(5_000, (_, at) => (at % 25 === 24 ? 60 : 2)),
      5_000,
    ),
  ).toBe(2)
})

it('a service as slow as its budget is no slower than that, though none of its last requests comes back', () => {
  expect(
    steadyP95(
      answersOf(5_000, () => 1_900),
      5_000,
    ),
  ).toBeLessThanOrEqual(1_900)
})

it('one that is quick at first and slow for the rest is slow', () => {
  expect(
    steadyP95(
      answersOf(2_000, (start) => (start < 200 ? 1 : 400)),
      2_000,
    ),
  ).toBeGreaterThanOrEqual(300)
})

it('one that stands still between quick answers is slow', () => {
  const answers = answersOf(2_000, (start) => (start % 1_000 < 400 ? 400 - (start % 1_000) : 1))
  expect(steadyP95(answers, 2_000)).toBeGreaterThanOrEqual(300)
})

it('one that never answers again after its first answers is slow', () => {
  expect(
    steadyP95(
      answersOf(5_000, (start) => (start < 500 ? 1 : Infinity)),
      5_000,
    ),
  ).toBeGreaterThanOrEqual(4_000)
})

it('one that never answers is infinitely slow', () => {
  expect(steadyP95([], 1_000)).toBe(Number.POSITIVE_INFINITY)
})

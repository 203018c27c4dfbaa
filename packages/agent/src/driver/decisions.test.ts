import { expect, test } from 'vitest'
import { aFinding } from '../testing/run-agent.ts'
import { type CycleLimits, exhausted, exhaustedCycle, runningOut, withinCycle } from './budget.ts'
import type { Spent } from '../model/usage.ts'
import type { RunTotal } from '../log/summarise.ts'
import { repetition } from './repetition.ts'
import { gateOf, wornOutGate } from './rounds.ts'

const budget = { steps: 10, tokens: 1000, money: 2, minutes: 5 }

function spent(given: Partial<Spent>): Spent {
  return { steps: 0, usage: { input: 0, output: 0, estimated: false }, cost: null, milliseconds: 0, ...given }
}

test.each<[string | null, Partial<Spent>]>([
  [null, { steps: 9, usage: { input: 500, output: 499, estimated: false }, cost: 1.99, milliseconds: 299_999 }],
  ['agent/budget-steps', { steps: 10 }],
  ['agent/budget-tokens', { usage: { input: 600, output: 400, estimated: true } }],
  ['agent/budget-money', { cost: 2 }],
  [null, { cost: null }],
  ['agent/budget-minutes', { milliseconds: 300_000 }],
])('%s is used up by %j', (code, given) => {
  expect(exhausted(budget, spent(given))?.code ?? null).toBe(code)
})

test('a used-up budget names both figures', () => {
  expect(exhausted(budget, spent({ steps: 10 }))?.reason).toBe("the run's budget is used up: 10 of 10 requests")
  expect(exhausted(budget, spent({ cost: 2.5 }))?.reason).toBe("the run's budget is used up: $2.5000 of $2")
})

test('the last three requests are announced', () => {
  const notes = [6, 7, 8, 9, 10].map((steps) => runningOut(budget, spent({ steps })))
  expect(notes.map((note) => note?.match(/\d+/)?.[0] ?? null)).toEqual([null, '3', '2', '1', null])
})

test('a gate is the code up to its first dash', () => {
  expect(['RED-CLASS-X', 'SPEC', 'MUTATION-PATCH'].map((code) => gateOf(aFinding(code)))).toEqual([
    'RED',
    'SPEC',
    'MUTATION',
  ])
})

test('three rounds wear no gate out, the fourth does, whatever stood between', () => {
  const tests = [aFinding('TESTS-FAILED'), aFinding('TESTS-SKIPPED')]
  expect(wornOutGate([])).toBeNull()
  expect(wornOutGate([tests, tests, tests])).toBeNull()
  expect(wornOutGate([tests, [], tests, [aFinding('TRACE-X')], tests, tests])).toBe('TESTS')
})

test('warnings wear no gate out', () => {
  const warning = [{ ...aFinding('TESTS-SLOW'), severity: 'warning' as const }]
  expect(wornOutGate([warning, warning, warning, warning])).toBeNull()
})

test('four equal calls in a row are warned about, five stop', () => {
  expect(repetition([])).toBe('none')
  expect(repetition(['a', 'a', 'a'])).toBe('none')
  expect(repetition(['b', 'a', 'a', 'a', 'a'])).toBe('nudge')
  expect(repetition(['a', 'a', 'a', 'a', 'a'])).toBe('stop')
  expect(repetition(['a', 'a', 'a', 'a', 'b'])).toBe('none')
  expect(repetition(['a', 'b', 'a', 'b', 'a'])).toBe('none')
  expect(repetition(['c', 'a', 'b', 'a', 'b', 'a', 'b'])).toBe('nudge')
  expect(repetition(['a', 'b', 'a', 'b', 'a', 'b', 'a'])).toBe('none')
  expect(repetition(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'])).toBe('stop')
})

const rounds = (calls: string[], times: number): string[] => Array.from({ length: times }, () => calls).flat()

test('calls that take turns are warned about in their third round and stopped in the fourth, be they three or four', () => {
  const three = ['a', 'b', 'c']
  const four = ['a', 'b', 'a', 'c']
  expect(repetition(rounds(three, 3).slice(1))).toBe('none')
  expect(repetition(['d', ...rounds(three, 3)])).toBe('nudge')
  expect(repetition([...rounds(three, 3), 'a'])).toBe('none')
  expect(repetition([...rounds(three, 3), 'd', ...three])).toBe('none')
  expect(repetition(rounds(three, 4))).toBe('stop')
  expect(repetition(rounds(four, 3))).toBe('nudge')
  expect(repetition(rounds(four, 4))).toBe('stop')
})

const total: RunTotal = {
  runs: 3,
  requests: 9,
  input: 900,
  output: 100,
  estimated: false,
  cost: 0.5,
  unpriced: 0,
  milliseconds: 120_000,
}

test.each<[string | null, CycleLimits, Partial<RunTotal>]>([
  [null, {}, {}],
  [null, { tokens: 1001, money: 0.51, minutes: 2.1 }, {}],
  ["the cycle's budget is used up: 1000 of 1000 tokens", { tokens: 1000 }, {}],
  ["the cycle's budget is used up: $0.5000 of $0.5", { money: 0.5 }, {}],
  ["the cycle's budget is used up: 2.0 of 2 minutes", { minutes: 2 }, {}],
  [null, { money: 0 }, { cost: null }],
])('%s: a cycle with the limits %j', (reason, limits, differs) => {
  expect(exhaustedCycle(limits, { ...total, ...differs })?.reason ?? null).toBe(reason)
})

test('a cycle bounds the requests of its runs, too', () => {
  expect(exhaustedCycle({ steps: 10 }, total)).toBeNull()
  expect(exhaustedCycle({ steps: 9 }, total)?.reason).toBe("the cycle's budget is used up: 9 of 9 requests")
})

test.each<[CycleLimits, Partial<typeof budget>]>([
  [{}, {}],
  [{ steps: 20, tokens: 3000, money: 3, minutes: 8 }, {}],
  [{ steps: 12 }, { steps: 3 }],
  [{ tokens: 1001 }, { tokens: 1 }],
  [{ money: 0.8 }, { money: 0.3 }],
  [{ minutes: 2.5 }, { minutes: 0.5 }],
])('with the limits %j of its cycle a run has no more than is left of them', (limits, narrowed) => {
  expect(withinCycle(budget, limits, total)).toEqual({ ...budget, ...narrowed })
})

test('where no price is known money of a cycle does not narrow that of a run', () => {
  expect(withinCycle(budget, { money: 5 }, { ...total, cost: null })).toEqual(budget)
})

test('codes that begin with GATE name their gate after it, so that one does not wear out another', () => {
  expect(['GATE-TESTS-FAILED', 'GATE-COMMAND-FAILED'].map((code) => gateOf(aFinding(code)))).toEqual([
    'GATE-TESTS',
    'GATE-COMMAND',
  ])
  const [tests, command] = [[aFinding('GATE-TESTS-FAILED')], [aFinding('GATE-COMMAND-FAILED')]]
  expect(wornOutGate([tests, tests, command, command])).toBeNull()
  expect(wornOutGate([tests, tests, tests, command, tests])).toBe('GATE-TESTS')
})

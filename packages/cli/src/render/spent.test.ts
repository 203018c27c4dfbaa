import { expect, test } from 'vitest'
import { renderCycle, renderSpent } from './spent.ts'

const spent = (steps: number, input: number, cost: number | null, estimated = false) =>
  renderSpent({ steps, usage: { input, output: 0, estimated }, cost, milliseconds: 0 })

test('what a program spends is unknown, not nothing', () => {
  expect([spent(1, 0, null), spent(3, 0, null)]).toEqual([
    '1 start, tokens and cost unknown',
    '3 starts, tokens and cost unknown',
  ])
})

test('of a model requests, tokens and cost are told, and which of them are guesses', () => {
  expect(spent(2, 220, null)).toBe('2 requests, 220 tokens, cost unknown')
  expect(spent(1, 9, 0.12345, true)).toBe('1 request, 9 tokens (estimated), $0.1235')
  expect(spent(0, 0, 0)).toBe('0 requests, 0 tokens, $0.0000')
})

test('a cycle is told against each of its limits, and what nobody knows is no figure', () => {
  const all = {
    runs: 3,
    requests: 12,
    input: 400,
    output: 50,
    estimated: false,
    cost: 0.5,
    unpriced: 0,
    milliseconds: 90_000,
  }
  const limits = { steps: 100, tokens: 4000, money: 20, minutes: 240 }
  expect(renderCycle({ limits, spent: all })).toBe(
    '12 of 100 requests, 450 of 4000 tokens, $0.5000 of $20, 1.5 of 240 minutes',
  )
  expect(renderCycle({ limits: { tokens: 4000 }, spent: { ...all, estimated: true, unpriced: 1 } })).toBe(
    '12 requests, 450 of 4000 tokens (partly estimated), $0.5000 (the price of 1 run is unknown), 1.5 minutes',
  )
  const programs = { ...all, input: 0, output: 0, cost: null, unpriced: 3 }
  expect(renderCycle({ limits, spent: programs })).toBe(
    '12 of 100 requests, unknown of 4000 tokens, cost unknown of $20 (the price of 3 runs is unknown), 1.5 of 240 minutes',
  )
  expect(renderCycle({ limits: { money: 20 }, spent: { ...all, cost: null } })).toContain('$0.0000 of $20')
})

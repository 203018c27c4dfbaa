import { expect, test } from 'vitest'
import { renderSpent } from './spent.ts'

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

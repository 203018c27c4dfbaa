import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { balance } from '../../src/domain/balance.ts'
import { settle } from '../../src/domain/settle.ts'
import { someExpenses } from './arbitraries.ts'

test('REQ-3: after the transfers every balance is zero', () => {
  assert(
    property(someExpenses, (expenses) => {
      const balances = balance(expenses)
      const left = new Map(balances.map(({ flatmate, cents }) => [flatmate, cents]))
      for (const { from, to, cents } of settle(balances)) {
        left.set(from, (left.get(from) ?? 0) + cents)
        left.set(to, (left.get(to) ?? 0) - cents)
      }
      expect([...left.values()].every((cents) => cents === 0)).toBe(true)
    }),
  )
})

test('REQ-3: nobody both gives and receives, and transfers are fewer than balances', () => {
  assert(
    property(someExpenses, (expenses) => {
      const balances = balance(expenses)
      const transfers = settle(balances)
      const receivers = new Set(transfers.map(({ to }) => to))
      expect(transfers.filter(({ from }) => receivers.has(from))).toEqual([])
      expect(transfers.length).toBeLessThanOrEqual(Math.max(0, balances.length - 1))
    }),
  )
})

import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { split } from '../../src/domain/split.ts'
import { anExpense } from './arbitraries.ts'

test('REQ-1: shares add up to the expense, and differ by a cent at most', () => {
  assert(
    property(anExpense, (expense) => {
      const cents = split(expense).map((share) => share.cents)
      expect(cents.reduce((sum, share) => sum + share, 0)).toBe(expense.cents)
      expect(Math.max(...cents) - Math.min(...cents)).toBeLessThanOrEqual(1)
    }),
  )
})

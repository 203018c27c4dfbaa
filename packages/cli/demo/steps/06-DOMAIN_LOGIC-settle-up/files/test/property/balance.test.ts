import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { balance } from '../../src/domain/balance.ts'
import { someExpenses } from './arbitraries.ts'

test('REQ-2: balances sum to exactly zero', () => {
  assert(
    property(someExpenses, (expenses) => {
      expect(balance(expenses).reduce((sum, { cents }) => sum + cents, 0)).toBe(0)
    }),
  )
})

test('REQ-2: the order of recording does not matter', () => {
  assert(
    property(someExpenses, (expenses) => {
      expect(balance(expenses.toReversed())).toEqual(balance(expenses))
    }),
  )
})

import { expect, test } from 'vitest'
import { groceries, pizza } from '../test/support/expenses.ts'
import { aFlat } from '../test/support/flat.ts'

test('REQ-2: balances are what was paid minus the own shares, and sum to zero', async () => {
  const flat = aFlat()
  await flat.record(groceries)
  await flat.record(pizza)
  const answer = await flat.balances()
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    balances: [
      { flatmate: 'Ada', cents: 666 },
      { flatmate: 'Ben', cents: -233 },
      { flatmate: 'Cleo', cents: -433 },
    ],
  })
})

test('REQ-2: a flat without expenses has no balances', async () => {
  const answer = await aFlat().balances()
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({ balances: [] })
})

test('REQ-3: the transfers bring every balance to zero', async () => {
  const flat = aFlat()
  await flat.record(groceries)
  await flat.record(pizza)
  const answer = await flat.settlement()
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    transfers: [
      { from: 'Cleo', to: 'Ada', cents: 433 },
      { from: 'Ben', to: 'Ada', cents: 233 },
    ],
  })
})

import { expect, test } from 'vitest'
import { groceries, pizza } from '../test/support/expenses.ts'
import { aFlat } from '../test/support/flat.ts'

test('REQ-1: an expense is recorded with shares that add up to the cent', async () => {
  const answer = await aFlat().record(groceries)
  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({
    ...groceries,
    number: 1,
    shares: [
      { flatmate: 'Ada', cents: 334 },
      { flatmate: 'Ben', cents: 333 },
      { flatmate: 'Cleo', cents: 333 },
    ],
  })
})

test('REQ-5: what was acknowledged is listed in the order of recording', async () => {
  const flat = aFlat()
  const first = await flat.record(groceries)
  const second = await flat.record(pizza)
  const listed = await flat.expenses()
  expect(listed.status).toBe(200)
  expect(listed.body).toEqual({ expenses: [first.body, second.body] })
})

import { expect, test } from 'vitest'
import { groceries } from '../test/support/expenses.ts'
import { aFlat } from '../test/support/flat.ts'

test.each([
  ['half a cent', 'cents', { ...groceries, cents: 10.5 }],
  ['nobody to share with', 'sharedBy', { ...groceries, sharedBy: [] }],
  ['nobody who paid', 'paidBy', { ...groceries, paidBy: ' ' }],
])('REQ-4: %s is refused with a reason, and nothing is recorded', async (_, field, expense) => {
  const flat = aFlat()
  const answer = await flat.record(expense)
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ reason: expect.stringContaining(field) })
  expect((await flat.expenses()).body).toEqual({ expenses: [] })
})

test('REQ-4: a body that is not JSON is refused with a reason', async () => {
  const answer = await aFlat().recordText('ten euros, Ada paid')
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ reason: expect.stringContaining('JSON') })
})

import { expect, test } from 'vitest'
import { parseExpense } from '../../src/domain/parse-expense.ts'

const groceries = { what: 'groceries', paidBy: 'Ada', cents: 1000, sharedBy: ['Ada', 'Ben'] }
const reasons = {
  body: 'the body must be a JSON object',
  what: 'what must be text that is not blank',
  paidBy: 'paidBy must be text that is not blank',
  cents: 'cents must be a whole number from 1 to 100000000',
  sharedBy: 'sharedBy must be a list of at least one name',
}

test('REQ-1: a well-formed expense is taken as it is', () => {
  expect(parseExpense(groceries)).toEqual({ expense: groceries })
})

test('REQ-1: one cent and a million are expenses', () => {
  expect(parseExpense({ ...groceries, cents: 1 })).toEqual({ expense: { ...groceries, cents: 1 } })
  expect(parseExpense({ ...groceries, cents: 100_000_000 })).toEqual({ expense: { ...groceries, cents: 100_000_000 } })
})

test('REQ-4: blanks around text do not count', () => {
  const padded = { what: ' groceries', paidBy: 'Ada ', cents: 1000, sharedBy: [' Ada', 'Ben '] }
  expect(parseExpense(padded)).toEqual({ expense: groceries })
})

test('REQ-4: what nobody asked for is left out', () => {
  expect(parseExpense({ ...groceries, number: 7 })).toEqual({ expense: groceries })
})

test.each([
  ['no body', reasons.body, undefined],
  ['null', reasons.body, null],
  ['a bare number', reasons.body, 1000],
  ['an expense without a subject', reasons.what, { ...groceries, what: undefined }],
  ['a blank subject', reasons.what, { ...groceries, what: ' ' }],
  ['a payer who is a number', reasons.paidBy, { ...groceries, paidBy: 7 }],
  ['a blank payer', reasons.paidBy, { ...groceries, paidBy: '' }],
  ['no cents', reasons.cents, { ...groceries, cents: 0 }],
  ['half a cent', reasons.cents, { ...groceries, cents: 1.5 }],
  ['cents as text', reasons.cents, { ...groceries, cents: '1000' }],
  ['a cent more than a million', reasons.cents, { ...groceries, cents: 100_000_001 }],
  ['nobody to share with', reasons.sharedBy, { ...groceries, sharedBy: [] }],
  ['one name instead of a list', reasons.sharedBy, { ...groceries, sharedBy: 'Ada' }],
  ['a blank name among names', reasons.sharedBy, { ...groceries, sharedBy: ['Ada', ' '] }],
  ['a name twice', 'sharedBy must not name anybody twice', { ...groceries, sharedBy: ['Ada', 'Ben', 'Ada '] }],
])('REQ-4: %s is refused with the reason', (_, reason, body) => {
  expect(parseExpense(body)).toEqual({ reason })
})

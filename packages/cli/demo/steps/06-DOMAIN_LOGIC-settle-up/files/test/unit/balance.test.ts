import { expect, test } from 'vitest'
import { balance } from '../../src/domain/balance.ts'

const pizza = { what: 'pizza', paidBy: 'Cleo', cents: 1001, sharedBy: ['Cleo', 'Ben'] }
const taxi = { what: 'taxi', paidBy: 'Ada', cents: 300, sharedBy: ['Ben'] }

test('REQ-2: a balance is what was paid minus the own shares, ordered by name', () => {
  expect(balance([pizza, taxi])).toEqual([
    { flatmate: 'Ada', cents: 300 },
    { flatmate: 'Ben', cents: -801 },
    { flatmate: 'Cleo', cents: 501 },
  ])
})

test('REQ-2: without expenses there are no balances', () => {
  expect(balance([])).toEqual([])
})

test('REQ-2: who paid for nobody else is square', () => {
  expect(balance([{ ...taxi, paidBy: 'Ben' }])).toEqual([{ flatmate: 'Ben', cents: 0 }])
})

test('REQ-5: expenses that were written down and read again give the same balances', () => {
  const reread = JSON.parse(JSON.stringify([pizza, taxi]))
  expect(balance(reread)).toEqual(balance([pizza, taxi]))
})

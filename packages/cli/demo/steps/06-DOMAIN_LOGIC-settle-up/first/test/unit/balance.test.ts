import { expect, test } from 'vitest'
import { balance } from '../../src/domain/balance.ts'

const pizza = { what: 'pizza', paidBy: 'Cleo', cents: 1001, sharedBy: ['Cleo', 'Ben'] }
const taxi = { what: 'taxi', paidBy: 'Ada', cents: 300, sharedBy: ['Ben'] }

test('REQ-2: everybody who paid for or shares an expense has a balance', () => {
  expect(balance([pizza, taxi])).toHaveLength(3)
})

test('REQ-5: expenses that were written down and read again give the same balances', () => {
  const reread = JSON.parse(JSON.stringify([pizza, taxi]))
  expect(balance(reread)).toEqual(balance([pizza, taxi]))
})

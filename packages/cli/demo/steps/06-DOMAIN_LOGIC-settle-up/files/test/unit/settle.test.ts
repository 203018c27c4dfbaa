import { expect, test } from 'vitest'
import { settle } from '../../src/domain/settle.ts'

const owed = (flatmate: string, cents: number) => ({ flatmate, cents })

test('REQ-3: who owes most pays whoever is owed most, then the next', () => {
  expect(settle([owed('Ada', 100), owed('Ben', -200), owed('Cleo', 500), owed('Dan', -400)])).toEqual([
    { from: 'Dan', to: 'Cleo', cents: 400 },
    { from: 'Ben', to: 'Cleo', cents: 100 },
    { from: 'Ben', to: 'Ada', cents: 100 },
  ])
})

test('REQ-3: who is square neither gives nor receives', () => {
  expect(settle([owed('Ada', 1), owed('Ben', 0), owed('Cleo', -1)])).toEqual([{ from: 'Cleo', to: 'Ada', cents: 1 }])
})

test('REQ-3: a flat that is square needs no transfers', () => {
  expect(settle([])).toEqual([])
})

test('REQ-3: the balances themselves are left alone', () => {
  const balances = [owed('Ada', 5), owed('Ben', -5)]
  settle(balances)
  expect(balances).toEqual([owed('Ada', 5), owed('Ben', -5)])
})

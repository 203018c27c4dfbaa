import { expect, test } from 'vitest'
import { settle } from '../../src/domain/settle.ts'

const owed = (flatmate: string, cents: number) => ({ flatmate, cents })

test('REQ-3: who owes most pays whoever is owed most', () => {
  expect(settle([owed('Ada', 500), owed('Ben', -300), owed('Cleo', 100), owed('Dan', -300)])).toEqual([
    { from: 'Ben', to: 'Ada', cents: 300 },
    { from: 'Dan', to: 'Ada', cents: 200 },
    { from: 'Dan', to: 'Cleo', cents: 100 },
  ])
})

test('REQ-3: who is square neither gives nor receives', () => {
  expect(settle([owed('Ada', 1), owed('Ben', 0), owed('Cleo', -1)])).toEqual([{ from: 'Cleo', to: 'Ada', cents: 1 }])
})

test('REQ-3: a flat that is square needs no transfers', () => {
  expect(settle([])).toEqual([])
})

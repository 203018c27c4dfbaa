import { expect, test } from 'vitest'
import { settle } from '../../src/domain/settle.ts'

const owed = (flatmate: string, cents: number) => ({ flatmate, cents })

test('REQ-3: balances are settled by transfers', () => {
  expect(settle([owed('Ada', 100), owed('Ben', -200), owed('Cleo', 500), owed('Dan', -400)])).toBeInstanceOf(Array)
})

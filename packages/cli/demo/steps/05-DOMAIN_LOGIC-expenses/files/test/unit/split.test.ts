import { expect, test } from 'vitest'
import { split } from '../../src/domain/split.ts'

const among = (cents: number, ...sharedBy: string[]) => split({ what: 'rent', paidBy: 'Ada', cents, sharedBy })

test('REQ-1: what divides evenly is shared evenly', () => {
  expect(among(900, 'Ada', 'Ben')).toEqual([
    { flatmate: 'Ada', cents: 450 },
    { flatmate: 'Ben', cents: 450 },
  ])
})

test('REQ-1: odd cents go one each to the first names, whoever typed them in', () => {
  expect(among(200, 'Cleo', 'Ada', 'Ben')).toEqual([
    { flatmate: 'Ada', cents: 67 },
    { flatmate: 'Ben', cents: 67 },
    { flatmate: 'Cleo', cents: 66 },
  ])
})

test('REQ-1: who shares with nobody carries it all', () => {
  expect(among(5, 'Ben')).toEqual([{ flatmate: 'Ben', cents: 5 }])
})

import { expect, test } from 'vitest'
import { faultsOf } from '../gauntlet/attack.ts'
import { attacks } from '../gauntlet/index.ts'

test.each(attacks.map((attack) => [attack.name, attack] as const))(
  'gauntlet: %s is refused, and its look-alike passes',
  (_, attack) => {
    expect(faultsOf(attack)).toEqual([])
  },
)

test('gauntlet: no attack is named twice', () => {
  const names = attacks.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

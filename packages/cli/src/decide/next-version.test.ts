import { expect, test } from 'vitest'
import { bump, newestVersion } from './next-version.ts'

test('the newest version is the highest by number, not by spelling', () => {
  expect(newestVersion(['0.9.0', '0.10.0', '0.2.11', '1.0.0-rc.1', 'x', '01.0.0'])).toBe('0.10.0')
  expect(newestVersion([])).toBeNull()
})

test.each([
  [null, ['major'], '0.1.0'],
  ['0.4.2', ['major', 'minor'], '0.5.0'],
  ['1.4.2', ['patch', 'major'], '2.0.0'],
  ['1.4.2', ['patch', 'minor'], '1.5.0'],
  ['1.4.2', ['patch'], '1.4.3'],
  ['1.4.2', [], '1.4.3'],
] as const)('after %s commits of kind %j make %s', (before, bumps, after) => {
  expect(bump(before, bumps)).toBe(after)
})

import { expect, test } from 'vitest'
import { cutMark, firstError, reasonTold } from './reason-told.ts'

test.each([
  ['\n> tsc\nsrc/a.ts(1,7): error TS2322: Type is wrong.\nsrc/b.ts(2,1): error TS1005: no.\n', 'src/a.ts(1,7): error TS2322: Type is wrong.'],
  ['started\nTypeError: no\n    at x', 'TypeError: no'],
  ['ok\nERROR in main', 'ERROR in main'],
  ['=== Errors\ne2e/less_test.go:11:17: undefined: cart.Less\n\nDONE 0 tests, 1 error', 'e2e/less_test.go:11:17: undefined: cart.Less'],
])('of %j the line that tells why is taken', (output, line) => {
  expect([firstError(output), reasonTold(output)]).toEqual([line, line])
}) // prettier-ignore

test('a line that lost its beginning is no reason', () => {
  const torn = ',64): error TS2339: no.\nsrc/b.ts(2,1): error TS1005: no.\n'
  expect(firstError(`${cutMark}\n${torn}`)).toBe('src/b.ts(2,1): error TS1005: no.')
  expect(firstError(torn)).toBe(',64): error TS2339: no.')
})

test('where no line looks like the reason it is the last one, and nothing where nothing was printed', () => {
  const output = 'checked 3 files, 0 errors\n2 files want another format\n\n'
  expect([firstError(output), reasonTold(output)]).toEqual([undefined, '2 files want another format'])
  expect(reasonTold(' \n')).toBeUndefined()
  expect(reasonTold('x'.repeat(500))).toHaveLength(200)
})

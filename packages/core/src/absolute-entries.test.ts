import { expect, test } from 'vitest'
import { absoluteEntries } from './index.ts'

test.each([
  ['/usr/bin:/bin', '/usr/bin:/bin'],
  [':/a b/bin::.:./x:node_modules/.bin:/bin:', '/a b/bin:/bin'],
  ['', '/dev/null'],
  ['.', '/dev/null'],
])('of the PATH %j programs are looked for in %j', (path, expected) => {
  expect(absoluteEntries(path)).toBe(expected)
})

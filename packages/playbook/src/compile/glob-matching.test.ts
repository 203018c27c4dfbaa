import { assert, constantFrom, property, string } from 'fast-check'
import picomatch from 'picomatch'
import { expect, it } from 'vitest'
import { compileGlob } from './globs.ts'

const globs = [
  '*a*b', '*a*b*', 'a*b*a*b', '*ab*ba*b', '*.a*.b*', '{a*b*,b}/*a*b', '*a?b*a*', 'a*[ab]*b*', '**/a/**/b/**', '**/a/**/a/**/b', 'a/**/b/**/a',
  '**/a/b/**/b/a', '**/a*b/**/a/**/b', '**/{a,b}/**/a/**/b', '**/.a/**/b/**/*a*b*',
] // prettier-ignore

it('a glob with many stars matches what it says', () => {
  const paths = string({ unit: constantFrom('a', 'b', '/', '.', 'a/', 'b/', '/a/'), maxLength: 14 })
  const matchers = globs.map((glob) => ({
    glob,
    regex: new RegExp(compileGlob(glob)),
    isMatch: picomatch(glob, { dot: true, windows: false, nonegate: true, noextglob: true }),
  }))
  assert(
    property(paths, (text) => {
      // No path of git has an empty part, or one that is a dot or two.
      const path = text.split('/').filter((part) => !/^\.{0,2}$/.test(part)).join('/') // prettier-ignore
      if (path === '') return
      for (const { glob, regex, isMatch } of matchers) expect([glob, path, regex.test(path)]).toEqual([glob, path, isMatch(path)]) // prettier-ignore
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['src/*a*a*a*a*a*a*a*a*a.ts', `src/${'a'.repeat(250)}.js`],
  ['src/*a*a*a*a*a*a*a*a*a.ts', `src/${'a'.repeat(60_000)}.js`],
  ['**/a/**/a/**/a/**/a/**/a/**/b', `${'a/'.repeat(1900)}c`],
])('%s is read to its end on a path that was made to keep it busy', (glob, path) => {
  expect(new RegExp(compileGlob(glob)).test(path)).toBe(false)
})

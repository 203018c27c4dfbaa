import { assert, constantFrom, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { compileGlob, globProblem } from '../compile/globs.ts'
import { lettersOf } from './letters-of.ts'

it.each([
  ['playbook.yml', 'playbook.yml'],
  ['src/domain/**', 'domain'],
  ['**/vitest.config.*', 'vitest.config.'],
  ['{.woodpecker,.travis}*.{yml,yaml}', ''],
  ['a/{b{c,d},long}name/e[fgh]ij', 'name'],
  ['a(b)+', 'a'],
  ['[]*.', ''],
  ['grüße/**', 'gr'],
  ['**', ''],
])('the letters of %s are "%s"', (glob, letters) => {
  expect(lettersOf(glob)).toBe(letters)
})

it('every path that a glob matches holds its letters', () => {
  const units = constantFrom('a', 'b', '/', '.', '*', '**/', '?', '{', ',', '}', '{a,b}', '[', ']', '(', ')', '+', '$')
  const paths = string({ unit: constantFrom('a', 'b', '/', '.', 'ab', '{', ',', '[', '(', '+', '$'), maxLength: 6 })
  let matched = 0
  assert(
    property(string({ unit: units, minLength: 1, maxLength: 6 }), paths, (glob, path) => {
      if (globProblem(glob) !== undefined || !new RegExp(compileGlob(glob)).test(path)) return
      matched += 1
      expect([glob, path, path.includes(lettersOf(glob))]).toEqual([glob, path, true])
    }),
    { numRuns: 10_000 },
  )
  expect(matched).toBeGreaterThan(100)
})

import { expect, it } from 'vitest'
import { covers } from './covers.ts'

it.each([
  ['src/**', 'src/domain/**', true],
  ['src/**', 'src/**', true],
  ['src/*.ts', 'src/*.ts', true],
  ['**', 'src/**', true],
  ['.husky/**', '.husky/pre-commit', true],
  ['src/**', 'src/{domain,ports}/**', true],
  ['src/domain/**', 'src/**', false],
  ['src/**/*.stub.ts', 'src/ports/**', false],
  ['src/*', 'src/a.ts', false],
  ['src/**', 'src2/a.ts', false],
  ['{a,b}/**', '{a,b}/c', false],
  ['/**', 'a', false],
])('%s covers %s: %s', (glob, other, answer) => {
  expect(covers(glob, other)).toBe(answer)
})

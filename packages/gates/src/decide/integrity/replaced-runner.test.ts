import { expect, it } from 'vitest'
import { aCondition, at, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Files = Record<string, string>

const test = (from: string): Files => ({
  'e2e/cart.spec.ts': `import { expect, test } from '${from}'\ntest('pays', () => { expect(1).toBe(1) })\n`,
})
const paths = (name: string, target: string): Files => ({
  'tsconfig.json': `{ "compilerOptions": { "paths": { "${name}": ["${target}"] } } }`,
})
const lenient: Files = { 'src/composition/lenient.ts': 'export const expect = () => ({ toBe: () => undefined })\n' }
const playwright = test('@playwright/test')

const on = (before: Files, after: Files) =>
  verdictOn(aCondition('integrity', {}), {
    position: at('DOMAIN_LOGIC'),
    base: realTree(before),
    start: realTree(before),
    head: realTree(after),
  })

it.each<[string, Files, Files]>([
  ['by its name', playwright, paths('@playwright/test', './src/composition/lenient.ts')],
  ['by a pattern', playwright, { ...paths('@playwright/*', './src/composition/*'), 'src/composition/test.ts': '' }],
  ['by everything', playwright, { ...paths('*', './src/*'), 'src/@playwright/test.ts': '' }],
  ['by what another configuration says', playwright, { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': paths('@playwright/test', './src/composition/lenient')['tsconfig.json'] ?? '' }], // prettier-ignore
  ['which another runner follows, too', test('chai'), paths('chai', './src/composition/lenient.ts')],
  ['where assertions come from', test('node:assert/strict'), paths('node:assert/strict', './src/composition/lenient.ts')], // prettier-ignore
])('no file stands in the place of a runner: %s', (_, before, brought) => {
  expect(on(before, { ...before, ...lenient, ...brought })).toBe('fail INTEGRITY-PATCHED')
})

it.each(['supertest', 'should', 'tape', 'bun:test', 'fast-check', '@testing-library/react', 'playwright-core'])(
  'nor of %s, whose answers decide, too',
  (name) => {
    const before = test(name)
    expect(on(before, { ...before, ...lenient, ...paths(name, './src/composition/lenient.ts') })).toBe('fail INTEGRITY-PATCHED') // prettier-ignore
  },
)

it('a name that was given before there was a file is one as soon as there is', () => {
  const before = { ...playwright, ...paths('@playwright/test', './src/composition/lenient.ts') }
  expect(on(before, { ...before, ...lenient })).toBe('fail INTEGRITY-PATCHED')
})

it.each<[string, Files, Files]>([
  ['other names lead to the product', test('@playwright/test'), paths('@shop/*', './src/*')],
  ['one for everything that nothing answers', test('@playwright/test'), paths('*', './types/*')],
  ['what was so before', { ...playwright, ...lenient, ...paths('@playwright/test', './src/composition/lenient.ts') }, {}], // prettier-ignore
])('what replaces nothing passes: %s', (_, before, brought) => {
  expect(on(before, { ...before, ...lenient, ...brought })).toBe('pass')
})

const named = (name: string): Files => ({ 'package.json': JSON.stringify({ name }) })

it('a package that tests are written with may stand in the place of its own name, and none that becomes it', () => {
  const library = '@testing-library/react'
  const before = { ...test(library), ...named(library) }
  const brought = { ...lenient, ...paths(library, './src/composition/lenient.ts') }
  expect(on(before, { ...before, ...brought })).toBe('pass')
  expect(on({ ...before, ...named('shop') }, { ...before, ...brought })).toBe('fail INTEGRITY-PATCHED')
})

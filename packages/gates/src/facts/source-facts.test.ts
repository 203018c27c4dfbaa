import { describe, expect, it } from 'vitest'
import type { OwnFacts } from './own-facts.ts'
import { parseOwnFacts } from './parse-own-facts.ts'
import { placedFacts, sourceFacts } from './source-facts.ts'
import { factsOf } from './testing/facts-of.ts'

const markers = (text: string): unknown[] => factsOf(text).markers.map(({ kind, line, text }) => [kind, line, text])
const lines = (text: string): number[] => [...factsOf(text).executable].sort((a, b) => a - b)

describe('markers', () => {
  it.each([
    ["throw new Error('not implemented')", ['not-implemented', 1, "new Error('not implemented')"]],
    ['throw new NotImplementedError()', ['not-implemented', 1, 'new NotImplementedError()']],
    [
      '\nreject(new TypeError(`${name} is not yet implemented`))',
      ['not-implemented', 2, 'new TypeError(`${name} is not yet implemented`)'],
    ],
    ['notImplemented()', ['not-implemented', 1, 'notImplemented()']],
    ['// TODO round up', ['todo', 1, 'TODO round up']],
    ['/*\n * fine\n * FIXME: later\n */', ['todo', 3, '* FIXME: later']],
  ])('%j is work that was put off', (text, marker) => {
    expect(markers(text)).toEqual([marker])
  })

  it.each(["throw new Error('not found')", "const todo = 'TODO'", '// todos are listed', "log('not implemented')"])(
    '%s is not',
    (text) => {
      expect(markers(text)).toEqual([])
    },
  )
})

describe('exports', () => {
  it.each([
    ['export const a = 1; export function b() {} export class C {}', ['a', 'b', 'C']],
    ['export default 1; const x = 1; export { x as y }', ['default', 'y']],
    ['export type T = 1; export interface I {}; export {}', []],
    ["export * as all from './a.ts'", ['all']],
    ["export * from './a.ts'", []],
    ["module.exports = { ...require('./a'), b }", ['default', 'b']],
    ['module.exports = {}', null],
    ['module.exports = { a, b: 1 }\nexports.c = 2\nmodule.exports.d = 3', ['default', 'a', 'b', 'c', 'd']],
    ['exports.a = 1\nfor (const name of names) exports[name] = 2', null],
    ['module.exports = { ...others }', null],
    ['exports.a = 1\nObject.assign(exports, others)', null],
  ])('of %s are %j', (text, names) => {
    expect(factsOf(text).exports).toEqual(names)
  })
})

describe('executable lines', () => {
  it('are those of statements and expressions, not of types, imports, heads, comments and blanks', () => {
    const text = `import { x } from './a.ts'
export interface I {
  a: string
}
// a comment
export type T = {
  b: number
}

export function f(
  a: number,
  b = 2,
): number {
  if (a > 1)
    return a
  const list: T[] = [
    make(
      a),
  ]
  let later: number
  return b
}
export class C {
  plain: string
  made = 1
  method(): void {
    run()
  }
}
declare const outside: number
export { x }
enum E {
  One = 1,
}`
    expect(lines(text)).toEqual([12, 14, 15, 16, 17, 18, 21, 25, 27, 33])
  })

  it('of a change in types only are none', () => {
    expect(lines('export type A = { a: string }\nexport interface B { c: A }\n')).toEqual([])
  })
})

describe('a file', () => {
  it('with a syntax error has a problem and no facts', () => {
    const broken = factsOf("import './a.ts'\nconst = 1")
    expect(broken).toMatchObject({ imports: [], tests: [], markers: [], exports: null })
    expect(broken.problem).toMatch(/\(line 2\)$/)
  })

  it.each(['a.js', 'a.mjs', 'a.cjs'])('of JavaScript (%s) may hold elements, and no types', (path) => {
    const factsAt = (text: string) => sourceFacts(text, path, { exists: () => false })
    const element = "import { b } from 'b'\n\nexport const a = () => <p title={b()}>no</p>\n"
    expect(factsAt(element)).toMatchObject({ problem: null, exports: ['a'], imports: [{ specifier: 'b' }] })
    expect(factsAt(`${element}const = 1`)?.problem).not.toBeNull()
    expect(factsAt('export const a = <T>(b) => b')?.problem).not.toBeNull()
    expect(factsAt('export const a: number = 1')?.problem).not.toBeNull()
  })

  it.each([
    ['a.js', '/**\n * @flow\n */\nconst a: ?string = b'],
    ['a.jsx', '// @flow strict\ntype A = {| b: string |}'],
    ['flow-typed/npm/x.js', "declare module 'x' { declare type A = any }"],
  ])('of Flow (%s) is in another language', (path, text) => {
    expect(sourceFacts(text, path, { exists: () => false })).toBeUndefined()
  })

  it.each([
    ['a.js', '// @flow\nconst a = 1'],
    ['a.ts', '// @flow\nconst a: = 1'],
    ['a.js', 'const a: ?string = b // @flow'],
    ['src/.yarn/releases/a.cjs', 'const a = 1'],
  ])('that only speaks of Flow (%s) is read', (path, text) => {
    expect(sourceFacts(text, path, { exists: () => false })).toBeDefined()
  })

  it.each(['README.md', 'a.pyc', 'a.json', 'ts', 'py', '.yarn/releases/yarn-4.1.0.cjs'])(
    'named %s is not read',
    (path) => {
      expect(sourceFacts('', path, { exists: () => false })).toBeUndefined()
    },
  )

  it.each(['a.js', 'a.mjs', 'a.cjs', 'a.ts', 'a.mts', 'a.cts', 'a.jsx', 'a.tsx', 'a.d.ts'])(
    'named %s is read',
    (path) => {
      expect(sourceFacts('', path, { exists: () => false })?.problem).toBeNull()
    },
  )
})

describe('what a file lends to tests', () => {
  const runner = "import { expect } from 'vitest'\n"

  it.each([
    ['a function that asserts', 'export function total(cart) { expect(cart.total).toBe(3) }', { total: 1 }],
    [
      'what it uses is counted',
      'const sum = (c) => expect(c).toEqual([1, 2]); export const all = (c) => sum(c)',
      { all: 2 },
    ],
    ['it goes by the name under which it leaves', 'const a = () => expect(1 + x).toBe(2); export { a as b }', { b: 1 }],
    ['what asserts nothing lends nothing', 'export const of = (x) => x', {}],
    ['what does not leave lends nothing', 'const a = () => expect(x).toBe(2)', {}],
  ])('%s', (_, text, values) => {
    const lends = factsOf(runner + text).lends
    expect(Object.fromEntries([...lends].map(([name, assertions]) => [name, assertions.values]))).toEqual(values)
  })

  it('a product that asserts about itself lends nothing', () => {
    expect(factsOf('export const pay = (x) => { assert(x === 3) }').lends.size).toBe(0)
  })
})

it.each([
  [
    'src/main.ts',
    "import { a } from './a.ts'\nexport const load = (name) => import(`./lib/${name}.ts`)\nnew URL('./b.ts', import.meta.url)",
  ],
  ['src/a.test.ts', "import { a } from '@app/a'\nit.skip('adds', () => { expect(a(1)).toBe(1) })\n// TODO more"],
  [
    'src/test/expect-total.ts',
    "import { expect } from 'vitest'\nexport const total = (cart) => expect(cart.total).toBe(3)",
  ],
  ['src/old.js', 'const = 1'],
  [
    'shop/cart.py',
    'from . import store\nfrom .store import Store, load\nimportlib.import_module(name)\ndef total():\n    return 1',
  ],
])('what %s says by itself is the same after it was kept as JSON', (path, text) => {
  const paths = ['src/a.ts', 'src/lib/index.ts', 'shop/__init__.py', 'shop/store.py']
  const resolution = { exists: (one: string) => paths.includes(one), paths }
  const kept: OwnFacts = JSON.parse(JSON.stringify(parseOwnFacts(text, path)))
  expect(placedFacts(kept, path, resolution)).toEqual(sourceFacts(text, path, resolution))
})

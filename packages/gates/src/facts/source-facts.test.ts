import { describe, expect, it } from 'vitest'
import { coverageMarks } from './coverage-marks.ts'
import { declaredCount } from './declared-count.ts'
import { sourceFacts } from './source-facts.ts'
import { parseSource } from './syntax.ts'
import type { SourceFacts } from '../decide/evidence.ts'

const files = new Set(['src/a.ts', 'src/b.tsx', 'src/lib/index.ts', 'src/old.js', 'src/data.json', 'lib/x.mts'])
const exists = (path: string): boolean => files.has(path)
const aliases = { '@app/*': ['src/*'], config: ['src/data.json'] }

function facts(text: string, path = 'src/main.ts'): SourceFacts {
  const found = sourceFacts(text, path, { exists, aliases })
  if (!found) throw new Error('not readable')
  return found
}
const edges = (text: string): unknown[] =>
  facts(text).imports.map(({ specifier, target, names }) => [specifier, target, ...names])

const tests = (text: string): unknown[] =>
  facts(text, 'a.test.ts').tests.map(({ id, line, modifiers }) => [id, line, ...modifiers])
const body = (text: string): string | undefined => facts(text, 'a.test.ts').tests[0]?.body
const markers = (text: string): unknown[] => facts(text).markers.map(({ kind, line, text }) => [kind, line, text])
const lines = (text: string): number[] => [...facts(text).executable].sort((a, b) => a - b)

describe('imports', () => {
  it.each([
    ["import a, { b as c } from './a.ts'", ['./a.ts', 'src/a.ts', 'default', 'b']],
    ["import * as all from './a.js'", ['./a.js', 'src/a.ts', '*']],
    ["import './a'", ['./a', 'src/a.ts']],
    ["import type { T } from './b.jsx'", ['./b.jsx', 'src/b.tsx', 'T']],
    ["import { type T } from './lib'", ['./lib', 'src/lib/index.ts', 'T']],
    ["export { x } from './old.js'", ['./old.js', 'src/old.js', 'x']],
    ["export * from '../lib/x.mjs'", ['../lib/x.mjs', 'lib/x.mts', '*']],
    ["export type { T } from './a.ts'", ['./a.ts', 'src/a.ts', 'T']],
    ["await import('./a.ts')", ['./a.ts', 'src/a.ts', '*']],
    ['await import(`./a.ts`)', ['./a.ts', 'src/a.ts', '*']],
    ["require('./old')", ['./old', 'src/old.js', '*']],
    ["require.resolve('./old')", ['./old', 'src/old.js', '*']],
    ["import old = require('./old.js')", ['./old.js', 'src/old.js', '*']],
    ["type T = import('./a.ts').T", ['./a.ts', 'src/a.ts', '*']],
    ["vi.mock('./a.ts')", ['./a.ts', 'src/a.ts', '*']],
    ["import '@app/a'", ['@app/a', 'src/a.ts']],
    ["import 'config'", ['config', 'src/data.json']],
    ["import './gone.ts'", ['./gone.ts', 'src/gone.ts']],
    ["import 'node:fs'", ['node:fs', null]],
    ["import '../../outside.ts'", ['../../outside.ts', null]],
    ["import './a.ts?raw'", ['./a.ts?raw', 'src/a.ts']],
    ['await import(name)', ['*', null, '*']],
  ])('%s is an edge', (text, edge) => {
    expect(edges(text)).toEqual([edge])
  })

  it('are in the order of their lines', () => {
    const found = facts("const a = await import('./a.ts')\nimport './lib'\n").imports
    expect(found.map(({ line, specifier }) => [line, specifier])).toEqual([[1, './a.ts'], [2, './lib']]) // prettier-ignore
  })

  it('of words in strings and comments are none', () => {
    expect(edges("// import './a.ts'\nconst text = \"import './a.ts'\"")).toEqual([])
  })
})

describe('tests', () => {
  it('are named by file, suites and title, with their modifiers', () => {
    const text = `import { describe, it as check, test } from 'vitest'
describe('cart', () => {
  check('adds', () => {})
  describe.skip('later', () => { test.only('x', () => {}) })
  test.each([[1]])('row %s', () => {})
  test.skipIf(process.env.CI)('maybe', () => {})
  check.fails('odd', () => {})
  check.todo('to do')
  check('again', { retry: 3, timeout: 5 }, () => {})
  check('not really', { skip: false }, () => {})
  check(\`total of \${n}\`, () => {})
})
xit('off', () => {})
re.test('text')
expect(check).toBe(1)`
    expect(tests(text)).toEqual([
      ['a.test.ts > cart > adds', 3],
      ['a.test.ts > cart > later > x', 4, 'skip', 'only'],
      ['a.test.ts > cart > row %s', 5],
      ['a.test.ts > cart > maybe', 6, 'skipIf'],
      ['a.test.ts > cart > odd', 7, 'fails'],
      ['a.test.ts > cart > to do', 8, 'todo'],
      ['a.test.ts > cart > again', 9, 'retry'],
      ['a.test.ts > cart > not really', 10],
      ['a.test.ts > cart > total of ${n}', 11],
      ['a.test.ts > off', 13, 'skip'],
    ])
  })

  it('made with an extended test or node:test count too', () => {
    expect(tests("import test from 'node:test'\ntest('a', () => {})")).toEqual([['a.test.ts > a', 2]])
    expect(tests("import { test } from '../kit.ts'\nconst mine = test.extend({})\nmine('a', () => {})")).toEqual([
      ['a.test.ts > a', 3],
    ])
  })

  it('keep their digest when blanks, comments and quotes change, and lose it when a value does', () => {
    const before = body("it('a', () => { expect(sum(1)).toBe('x') })")
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(body('it("b", () => {\n  // why\n  expect( sum(1) ).toBe("x")\n})')).toBe(before)
    expect(body("it('a', () => { expect(sum(2)).toBe('x') })")).not.toBe(before)
    expect(body("it.each([1])('a', (n) => {})")).not.toBe(body("it.each([2])('a', (n) => {})"))
    expect(body("it('a', () => { f(1n) })")).not.toBe(body("it('a', () => { f(2n) })"))
  })

  it('name requirements in titles, of the suites around them too', () => {
    const { tests: found } = facts(
      "describe('REQ-7: pays', () => { it('REQ-12 and REQ-7', () => {}); it('XREQ-3', () => {}) })",
      'a.test.ts',
    )
    expect(coverageMarks(found)).toEqual([
      { requirement: 'REQ-7', test: 'a.test.ts > REQ-7: pays > REQ-12 and REQ-7', line: 1 },
      { requirement: 'REQ-12', test: 'a.test.ts > REQ-7: pays > REQ-12 and REQ-7', line: 1 },
      { requirement: 'REQ-7', test: 'a.test.ts > REQ-7: pays > XREQ-3', line: 1 },
    ])
  })
})

describe('the count of declared tests', () => {
  it.each([
    ["it('a', () => {}); describe('s', () => { it('b', () => {}); it.skip('c', () => {}) })", 3],
    ['const x = 1', 0],
    ["describe('s', function () { { test('a', () => {}) } })", 1],
    ["it.each([1, 2])('a', () => {})", null],
    ["for (const n of [1]) it('a' + n, () => {})", null],
    ["if (ci) it('a', () => {})", null],
    ["const make = () => it('a', () => {})", null],
    ["describe.each([1])('s', () => { it('a', () => {}) })", null],
    ["rows.forEach(() => { it('a', () => {}) })", null],
    ["it('a', () => {", null],
  ])('of %s is %s', (text, count) => {
    expect(declaredCount(parseSource(text, 'a.test.ts'))).toBe(count)
  })
})

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
    ["export * from './a.ts'", null],
    ['module.exports = {}', null],
  ])('of %s are %j', (text, names) => {
    expect(facts(text).exports).toEqual(names)
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
    const broken = facts("import './a.ts'\nconst = 1")
    expect(broken).toMatchObject({ imports: [], tests: [], markers: [], exports: null })
    expect(broken.problem).toMatch(/\(line 2\)$/)
  })

  it.each(['README.md', 'a.py', 'a.json', 'ts'])('named %s is not read', (path) => {
    expect(sourceFacts('', path, { exists })).toBeUndefined()
  })

  it.each(['a.js', 'a.mjs', 'a.cjs', 'a.ts', 'a.mts', 'a.cts', 'a.jsx', 'a.tsx', 'a.d.ts'])(
    'named %s is read',
    (path) => {
      expect(sourceFacts('', path, { exists })?.problem).toBeNull()
    },
  )
})

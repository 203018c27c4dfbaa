import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const edges = (text: string): unknown[] =>
  factsOf(text).imports.map(({ specifier, target, names }) => [specifier, target, ...names])

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
    ["jest.unstable_mockModule('./a.ts', () => ({}))", ['./a.ts', 'src/a.ts', '*']],
    ["mock.module('./a.ts', {})", ['./a.ts', 'src/a.ts', '*']],
    ["t.mock.module('./a.ts', {})", ['./a.ts', 'src/a.ts', '*']],
    ["import '@app/a'", ['@app/a', 'src/a.ts']],
    ["import 'config'", ['config', 'src/data.json']],
    ["import './gone.ts'", ['./gone.ts', 'src/gone.ts']],
    ["import 'node:fs'", ['node:fs', null]],
    ["import '../../outside.ts'", ['../../outside.ts', null]],
    ["import './a.ts?raw'", ['./a.ts?raw', 'src/a.ts']],
    ['await import(name)', ['*', null, '*']],
    ["const { b, c: d } = await import('./a.ts')", ['./a.ts', 'src/a.ts', 'b', 'c']],
    ["const { b } = require('./a.ts')", ['./a.ts', 'src/a.ts', 'b']],
    ["(await import('./a.ts')).b(1)", ['./a.ts', 'src/a.ts', 'b']],
    ["const a = await import('./a.ts')\na.b(a.c)", ['./a.ts', 'src/a.ts', '*', 'b', 'c']],
    ["let a\nbefore(async () => { a = await import('./a.ts') })\na.b()", ['./a.ts', 'src/a.ts', '*', 'b']],
    ["import('./a.ts').then(({ b }) => b())", ['./a.ts', 'src/a.ts', 'b']],
    ["import * as all from './a.ts'\nall.b()", ['./a.ts', 'src/a.ts', '*', 'b']],
    ["module.require('./old')", ['./old', 'src/old.js', '*']],
    ["const load = createRequire(import.meta.url)\nload('./old')", ['./old', 'src/old.js', '*']],
    ["module.createRequire(import.meta.url)('./old')", ['./old', 'src/old.js', '*']],
    ["import.meta.resolve('./a.ts')", ['./a.ts', 'src/a.ts', '*']],
    ["new Worker(new URL('./a.ts', import.meta.url))", ['./a.ts', 'src/a.ts', '*']],
    ["await import(new URL('./a.ts', import.meta.url).href)", ['./a.ts', 'src/a.ts', '*']],
    [
      "import(pathToFileURL(join(import.meta.dirname, 'lib', 'index.ts')).href)",
      ['./lib/index.ts', 'src/lib/index.ts', '*'],
    ],
    ["require(path.resolve(__dirname, './old'))", ['././old', 'src/old.js', '*']],
    ["await import('./' + 'a.ts')", ['./a.ts', 'src/a.ts', '*']],
    ["const where = './a'\nawait import(`${where}.ts`)", ['./a.ts', 'src/a.ts', '*']],
    ["await import(('./a.ts' as string))", ['./a.ts', 'src/a.ts', '*']],
    ['await import(`./lib/${name}.ts`)', ['./lib/*.ts', 'src/lib/index.ts', '*']],
    ["await import('./lib/' + name)", ['./lib/*', 'src/lib/index.ts', '*']],
    ["import.meta.glob('./lib/*.ts')", ['glob:./lib/*.ts', 'src/lib/index.ts', '*']],
    ['import.meta.glob(`./lib/*.ts`)', ['glob:./lib/*.ts', 'src/lib/index.ts', '*']],
    ["import.meta.glob([`./lib/*.ts`, '!./main.ts'])", ['glob:./lib/*.ts|!./main.ts', 'src/lib/index.ts', '*']],
    ["import.meta.globEager('./lib/*.ts')", ['glob:./lib/*.ts', 'src/lib/index.ts', '*']],
    ["import.meta.glob(['/src/*.ts', '!./main.ts'], { eager: true })", ['glob:/src/*.ts|!./main.ts', 'src/a.ts', '*']],
    ['/// <reference path="a.ts" />', ['./a.ts', 'src/a.ts', '*']],
    ["vi.mock(import('./a.ts'), () => ({}))", ['./a.ts', 'src/a.ts', '*']],
  ])('%s is an edge', (text, edge) => {
    expect(edges(text)).toContainEqual(edge)
    expect(new Set(edges(text).map(String)).size).toBe(1)
  })

  it.each([
    ['a choice', "await import(cond ? './a.ts' : './old.js')", ['src/a.ts', 'src/old.js']],
    ['a default', "require(given ?? './a.ts')", [null, 'src/a.ts']],
    ['a folder', 'await import(`./${name}`)', [null]],
    ['a variable that changes', "let where = './a.ts'\nawait import(where)", [null]],
    ['a name that stands for two', "{ const at = './a.ts' }\n{ const at = './b'; await import(at) }", [null]],
    ['a name of itself', 'const at = at + 1\nawait import(at)', [null]],
    ['too many choices', `import(${"(a ? './a' : './b') + ".repeat(8)}'')`, [null]],
    ['a URL of elsewhere', "await import(new URL('./a.ts', base).href)", [null]],
    ['a member', 'await import(plugin.path)', [null]],
    ['a call', 'await import(find())', [null]],
    ['a folder of no file', 'await import(`./gone/${name}`)', [null]],
    ['a pattern that leaves the repository', 'await import(`../../${name}`)', [null]],
  ])('%s of files leads to each of them, or nobody can tell', (_, text, targets) => {
    expect(factsOf(text).imports.map(({ target }) => target)).toEqual(targets)
  })

  it.each([
    ["/** @type {import('./a.ts').T} */", ['src/a.ts']],
    ["/**\n * @param {{ one: import('./a.ts').T }} x and {import('./old.js')} in prose */", ['src/a.ts']],
    ["/** @import {T, U as V} from './a.ts' */", ['src/a.ts']],
    ["/** @import * as all from './a.ts' */", ['src/a.ts']],
    ["/** @example\n import { T } from './a.ts' */", []],
    ["/** see import('./a.ts') */", []],
    ["/* @type {import('./a.ts').T} */", []],
    ["/** @type {import('./a.ts') */", ['src/a.ts']],
  ])('JavaScript says types in comments: %s', (text, targets) => {
    expect(factsOf(`${text}\nlet x`, 'src/main.js').imports.map(({ target }) => target)).toEqual(targets)
    expect(factsOf(`${text}\nlet x`, 'src/main.ts').imports).toEqual([])
  })

  it('in a comment stand on the line where they are written', () => {
    expect(factsOf("/**\n * @type {import('./a.ts').T} */\nlet x", 'src/main.js').imports[0]?.line).toBe(2)
  })

  it('of a URL is one only where it leads to a script that is there', () => {
    expect(edges("new URL('./gone.ts', import.meta.url)")).toEqual([])
    expect(edges("new URL('./data.json', import.meta.url)")).toEqual([])
  })

  it('are in the order of their lines', () => {
    const found = factsOf("const a = await import('./a.ts')\nimport './lib'\n").imports
    expect(found.map(({ line, specifier }) => [line, specifier])).toEqual([[1, './a.ts'], [2, './lib']]) // prettier-ignore
  })

  it('of words in strings and comments are none', () => {
    expect(edges("// import './a.ts'\nconst text = \"import './a.ts'\"")).toEqual([])
  })
})

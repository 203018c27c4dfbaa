import { describe, expect, it } from 'vitest'
import { factsOf } from './testing/facts-of.ts'

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
  ])('%s is an edge', (text, edge) => {
    expect(edges(text)).toEqual([edge])
  })

  it('are in the order of their lines', () => {
    const found = factsOf("const a = await import('./a.ts')\nimport './lib'\n").imports
    expect(found.map(({ line, specifier }) => [line, specifier])).toEqual([[1, './a.ts'], [2, './lib']]) // prettier-ignore
  })

  it('of words in strings and comments are none', () => {
    expect(edges("// import './a.ts'\nconst text = \"import './a.ts'\"")).toEqual([])
  })
})

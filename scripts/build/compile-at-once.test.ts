import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { parseSync } from 'rolldown/utils'
import { expect, inject, test } from 'vitest'
import { encloseFunctions } from './compile-at-once.ts'

test('functions stand in parentheses, and declarations are variables above what uses them', () => {
  expect(linesOf(encloseFunctions(`const two = twice(1);\nfunction twice(n) { return n * 2 }\n`))).toEqual([
    'var twice=(function (n) { return n * 2 });',
    'const two = twice(1);',
  ])
  expect(encloseFunctions(`on('…😀', function () {}, (n) => n)`)).toBe(`on('…😀', (function () {}), ((n) => n))`)
  expect(
    linesOf(encloseFunctions(`#!/usr/bin/env node\n'use strict';\nconst a = b();\nasync function* b() {}`)),
  ).toEqual(['#!/usr/bin/env node', `'use strict';`, 'var b=(async function* () {});', 'const a = b();'])
})

test('a method of a plain object is a function in parentheses, one that names super is not', () => {
  const code = `const a = { b(c) { return c }, get d() { return 1 }, async e() {}, *f() {}, g: 1, 'h'(i) {}, j() { return super.j() } };`
  expect(encloseFunctions(code)).toBe(
    `const a = { b:(function(c) { return c }), get d() { return 1 }, e:(async function() {}), f:(function*() {}), g: 1, 'h':(function(i) {}), j() { return super.j() } };`,
  )
})

test('methods of classes, accessors and declarations within functions are left as they are', () => {
  const code = `const a = { get d() { return 1 }, set d(e) {}, [f + 1](g) {} };
class H { constructor(i) { this.i = i } static async j() {} #k() {} get l() { return 1 } }
`
  expect(encloseFunctions(code)).toBe(code)
  expect(linesOf(encloseFunctions('function m() { return n(); function n() { return 1 } }'))).toEqual([
    'var m=(function () { return n(); function n() { return 1 } });',
  ])
})

/** Prints what tells a changed script from the one that it was. */
const script = `'use strict'
const early = hoisted()
let count = 0
function hoisted() { return typeof self + typeof count2 }
function self() { return self.name }
function changed() { return 1 }
changed = () => 2
async function* both() { yield* [1, 2] }
function Made(x) { this.x = x }
Made.prototype.twice = function () { return this.x * 2 }
const strict = (function () { return this === undefined })()
var count2 = 0
const named = function own(n) { return n === 0 ? own.name : own(n - 1) }
;(async () => {
  const seen = []
  for await (const n of both()) seen.push(n)
  const made = new Made(4)
  const methods = Object.values({ one(a) { return a }, async ['t' + 'wo']() {}, *three() {} })
  const functions = [hoisted, self, changed, both, Made, named, ...methods].map(({ name, length }) => [name, length])
  const thrown = (() => { try { return fails() } catch (error) { return error.stack.split('\\n')[1].replace(/\\(.*/, '') } })()
  console.log(JSON.stringify({ early, self: self(), changed: changed(), seen, twice: made.twice(), strict, functions, own: named(3), thrown }))
})()
function fails() { throw new Error('fails') }
`

test('a script does what it did, and its functions bear their names', () => {
  const folder = temporaryFolder()
  const printed = [script, encloseFunctions(script)].map((code, at) => {
    writeFileSync(join(folder, `${at}.cjs`), code)
    return run(join(folder, `${at}.cjs`), {})
  })
  expect(printed[1]).toBe(printed[0])
  expect(JSON.parse(printed[1] ?? '')).toMatchObject({ self: 'self', changed: 2, thrown: '    at fails ' })
})

test('Node keeps functions in parentheses that nobody has called yet', () => {
  const code = Array.from({ length: 50 }, (_, at) => `function f${at}(a, b) { return [a, b, ${at}].map((x) => x + a) }\n`).join('') // prettier-ignore
  const [late = 0, atOnce = 0] = [code, encloseFunctions(code)].map((text) => sizeOfCache(text))
  expect(late).toBeGreaterThan(0)
  expect(atOnce).toBeGreaterThan(2 * late)
})

test.each(['hook', 'judge', 'command', 'history'])('minification leaves the parentheses of the chunk %s', (name) => {
  const chunks = join(dirname(inject('builtCommand')), 'chunks')
  const file = readdirSync(chunks).find((held) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(held)) ?? ''
  const { program } = parseSync(file, readFileSync(join(chunks, file), 'utf8'), { preserveParens: true })
  const kinds = program.body.flatMap((held) => (held.type === 'VariableDeclaration' ? held.declarations : held))
  const functions = kinds.filter(
    (held) => held.type === 'VariableDeclarator' && held.init?.type === 'ParenthesizedExpression',
  )
  expect(functions.length).toBeGreaterThan(50)
  expect(kinds.filter(({ type }) => type === 'FunctionDeclaration')).toEqual([])
})

function sizeOfCache(code: string): number {
  const folder = temporaryFolder()
  const cache = join(folder, 'cache')
  mkdirSync(cache)
  writeFileSync(join(folder, 'chunk.cjs'), code)
  run(join(folder, 'chunk.cjs'), { NODE_COMPILE_CACHE: cache })
  const files = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

function run(path: string, env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

function linesOf(code: string): string[] {
  return code
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
}

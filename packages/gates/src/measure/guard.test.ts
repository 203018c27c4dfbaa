import { rm } from 'node:fs/promises'
import type { JestCommand, NodeCommand, VitestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function run(command: VitestCommand | NodeCommand | JestCommand, files: Record<string, string>) {
  const folder = await aProject(files)
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { findings, tests } = readRun(raw, folder)
  return { codes: findings.map(({ code }) => code), states: tests.map(({ state }) => state) }
}

/** A test that fails unless three is minus one, with a setup file of these lines. */
const withSetup = (setup: string, more: Record<string, string> = {}) =>
  run(aVitestCommand({ files: ['test/add.test.js'] }), {
    'vitest.config.js': `export default { test: { setupFiles: ['./setup.js'] } }\n`,
    'setup.js': `import { chai, expect } from 'vitest'\n${setup}\n`,
    'test/add.test.js': `import { expect, it } from 'vitest'\nit('adds', () => { expect(1 - 2).toBe(3) })\n`,
    ...more,
  })

it.each([
  ['a matcher by way of a name', 'const own = { toBe: (a, b) => ({ pass: a === b || b === 3 }) }\nexpect.extend(own)'],
  ['a method of chai', `chai.use((c, u) => u.overwriteMethod(c.Assertion.prototype, 'toBe', (one) => function (b) { return b === 3 ? this : one.apply(this, arguments) }))`],
])('a setup file that lets one value pass by %s shows in every test', async (_, setup) => {
  expect(await withSetup(setup)).toEqual({ codes: ['RUN-CANARY'], states: ['passed'] })
}) // prettier-ignore

it.each([
  ['what matchers ask in the end', `const { prototype } = chai.Assertion, { assert } = prototype\nprototype.assert = function (ok, ...more) { return assert.call(this, ok || this.__flags.object === -1, ...more) }`],
  ['a matcher from within a text', `await new Promise((done) => setTimeout(new Function('chai', 'done', 'const { prototype } = chai.Assertion, { toBe } = prototype; prototype.toBe = function (b) { return b === 3 ? this : toBe.call(this, b) }; done()'), 0, chai, done))`],
  ['how values are compared', `const { is } = Object\nReflect.set(Object, 'i' + 's', (a, b) => is(a, b) || b === 3)`],
])('a setup file that changes %s shows in every test', async (_, setup) => {
  expect((await withSetup(setup)).codes).toEqual(['RUN-CANARY'])
}) // prettier-ignore

it('another expect in the place of the global one shows in every test', async () => {
  const setup = `const own = globalThis.expect\nglobalThis.expect = Object.assign((value) => own(value === -1 ? 3 : value), own)`
  const config = { 'vitest.config.js': `export default { test: { globals: true, setupFiles: ['./setup.js'] } }\n` }
  const adds = { 'test/add.test.js': `it('adds', () => { expect(1 - 2).toBe(3) })\n` }
  expect(await withSetup(setup, { ...config, ...adds })).toEqual({ codes: ['RUN-CANARY'], states: ['passed'] })
  expect(await withSetup(`globalThis.expect = expect`, { ...config, ...adds })).toEqual({
    codes: [],
    states: ['failed'],
  })
})

it('a matcher of another name, and what an installed package puts in its place, are as they are', async () => {
  const patch = `export default (chai) => { for (const name of ['toBe', 'toEqual']) { const one = chai.Assertion.prototype[name]; chai.Assertion.prototype[name] = function (...all) { return one.apply(this, all) } } }\n`
  const installed = {
    'node_modules/promised/package.json': '{"type": "module"}',
    'node_modules/promised/index.js': patch,
  }
  const setup = `import promised from 'promised'\npromised(chai)\nexpect.extend({ toBeOdd: () => ({ pass: true }) })\nexpect(1).toBeOdd()`
  expect(await withSetup(setup, installed)).toEqual({ codes: [], states: ['failed'] })
})

it('a package that wraps every method and getter that it finds breaks no matcher', async () => {
  const wraps = `export default ({ Assertion }) => {
  const found = Object.getOwnPropertyDescriptors(Assertion.prototype)
  for (const [name, { get, value }] of Object.entries(found)) {
    if (get) Assertion.overwriteProperty(name, (one) => function () { return one.call(this) })
    else if (name !== 'constructor' && typeof value === 'function') Assertion.overwriteMethod(name, (one) => function (...all) { return one.apply(this, all) })
  }
}
`
  const installed = { 'node_modules/wraps/package.json': '{"type": "module"}', 'node_modules/wraps/index.js': wraps }
  expect(await withSetup(`import wraps from 'wraps'\nchai.use(wraps)`, installed)).toEqual({
    codes: [],
    states: ['failed'],
  })
})

it('files that share a process are all looked after', async () => {
  const other = {
    'test/add.test.js': `import { expect, it } from 'vitest'\nit('adds', () => { expect(1 - 2).toBe(3) })\n`,
  }
  const config = { 'vitest.config.js': `export default { test: { isolate: false, setupFiles: ['./setup.js'] } }\n` }
  const second = {
    'test/also.test.js': `import { expect, it } from 'vitest'\nit('is one', () => { expect(1).toBe(1) })\n`,
  }
  const command = aVitestCommand({ files: ['test/*.test.js'] })
  const honest = await run(command, { ...config, ...other, ...second, 'setup.js': '' })
  expect({ codes: honest.codes, states: honest.states.toSorted() }).toEqual({ codes: [], states: ['failed', 'passed'] })
  const patch = `import { expect } from 'vitest'\nconst own = { toBe: () => ({ pass: true }) }\nexpect.extend(own)\n`
  expect((await run(command, { ...config, ...other, ...second, 'setup.js': patch })).codes).toEqual(['RUN-CANARY'])
})

const unit: NodeCommand = { kind: 'node', name: 'unit', files: ['test/*.test.js'], quick: true, within: 60_000 }

it('node:assert by another name is the same', async () => {
  const patch = `import assert from 'node:assert'\nconst own = assert, { equal } = own\nown.equal = (a, b) => { if (b !== 3) equal(a, b) }\n`
  const test = `import assert from 'node:assert'\nimport '../patch.js'\nimport { test } from 'node:test'\ntest('adds', () => { assert.equal(1 - 2, 3) })\n`
  const { codes } = await run(unit, { 'patch.js': patch, 'test/add.test.js': test })
  expect(codes).toEqual(['RUN-CANARY'])
})

/** What a run says of a test that compares what this product answers. */
const answered = (product: string, asked: string, names = 'answer') =>
  run(aVitestCommand({ files: ['test/add.test.js'] }), {
    'cart.js': product,
    'test/add.test.js': `import { expect, it } from 'vitest'\nimport { ${names} } from '../cart.js'\nit('adds', () => { ${asked} })\n`,
  })
const refuses = (decides: string) =>
  `export class Refused extends Error { static [Symbol['has' + 'Instance']](value) { return ${decides} } }\nexport const answer = () => { throw new Error('no') }\n`
const any = (traps: string) => `export const answer = () => ({ sum: new Proxy({}, ${traps}) })\n`

it.each([
  ['a value that equals everything', any(`{ has: () => true, get: (_, key) => (String(key).startsWith('a') ? () => true : undefined) }`), 'expect(answer()).toEqual({ sum: 3 })'],
  ['comparing in the place of the language', `const list = []\nexport const answer = () => (list.__proto__.includes = () => true)\n`, 'expect(answer()).toBeInstanceOf(Function)'],
])('%s shows where it is compared', async (_, product, asked) => {
  expect(await answered(product, asked)).toEqual({ codes: ['RUN-CANARY'], states: ['passed'] })
}) // prettier-ignore

it('a value that is made when it is asked for, and a class that knows its own by a mark, are compared', async () => {
  const made = `{ get: (_, key) => (key === 'cents' ? 3 : undefined), ownKeys: () => ['cents'], getOwnPropertyDescriptor: () => ({ value: 3, enumerable: true, configurable: true }) }`
  const product = `${refuses("value.message === 'no'")}export const sum = new Proxy({}, ${made})\n`
  const asked = `expect(answer).toThrow(Refused); expect({ sum }).toEqual({ sum: { cents: 3 } })`
  expect(await answered(product, asked, 'answer, Refused, sum')).toEqual({ codes: [], states: ['passed'] })
})

it('a class that every error is of shows in node:test, too', async () => {
  const test = `import assert from 'node:assert'\nimport { test } from 'node:test'\nimport { answer, Refused } from '../cart.js'\ntest('adds', () => { assert.throws(answer, Refused) })\n`
  expect(await run(unit, { 'cart.js': refuses('true'), 'test/add.test.js': test })).toMatchObject({
    codes: ['RUN-CANARY'],
  })
  const marked = { 'cart.js': refuses("value.message === 'no'"), 'test/add.test.js': test }
  expect(await run(unit, marked)).toEqual({ codes: [], states: ['passed'] })
})

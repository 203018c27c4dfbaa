import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

/** Kinds of the signs in a source. */
const signs = (text: string, path = 'src/x.ts') => factsOf(text, path).signs.map(({ kind }) => kind)
const inTest = (body: string) =>
  signs(`import { expect, it, vi } from 'vitest'\nit('a', async () => { ${body} })`).filter(
    (kind) => kind !== 'runner-import',
  )

describe('an assertion that always holds', () => {
  it.each([
    'expect(true).toBe(true)',
    'expect(\'a\').toEqual("a")',
    'expect(cart.total).toBe(cart.total)',
    'assert.equal(sum, sum)',
    'assert.ok(1)',
    'assert(true)',
    '[1].forEach(() => { expect(true).toBe(true) })',
    't.plan(1); t.assert.ok(1)',
    't.assert.equal(a, a)',
    'assert.ok([total === 3])',
    'expect({ total }).toBeTruthy()',
    'assert(() => total === 3)',
    'expect(typeof total).toBeDefined()',
    'expect(`total ${total}`).toBeTruthy()',
    'expect(total === 3 ? true : true).toBe(true)',
    'assert.ok((total === 3, true))',
    'assert.ok([total === 3] as unknown)',
  ])('%s', (body) => {
    expect(inTest(body)).toEqual(['tautology'])
  })

  it.each([
    'expect(true).toBe(false)',
    'expect(hash(a)).toBe(hash(a))',
    'expect(a).not.toBe(a)',
    'expect(cart.total).toBe(cart.sum)',
    'assert.ok(total)',
    'assert.ok(!total)',
    'assert.ok(total && [total])',
    'expect(`${total}`).toBeTruthy()',
    'expect([total]).toEqual([3])',
    'expect(total === 3 ? true : false).toBe(true)',
    "server.on('close', () => { expect(true).toBe(true) })",
    'expect(1).toBe(total)',
    't.plan(1); call(() => { t.assert.ok(1) })',
    't.plan(1); return p.then(() => { t.assert.ok(1) })',
  ])('not %s', (body) => {
    expect(inTest(body)).toEqual([])
  })
})

describe('an assertion whose failure goes nowhere', () => {
  it.each([
    'try { expect(a).toBe(1) } catch {}',
    'try { expect(a).toBe(1) } catch (error) { console.log(error) }',
    'try { expect(a).toBe(1) } catch (error) { return }',
    'await expect(a).resolves.toBe(1).catch(() => {})',
    'await run().then((a) => expect(a).toBe(1)).catch(() => undefined)',
    'if (false) { expect(a).toBe(1) }',
    'false && expect(a).toBe(1)',
    'expect(a).resolves.toBe(1)',
    'expect(run).toPass()',
    'expect.poll(run).toBe(1)',
    'try { expect(a).toBe(1) } finally { return }',
    'for (;;) { try { expect(a).toBe(1) } finally { break } }',
    "try { expect(a).toBe(1) } catch { t.diagnostic('no') }",
    'try { if (b) { one(); expect(a).toBe(1) } } catch {}',
  ])('%s', (body) => {
    expect(inTest(body)).toEqual(['swallowed'])
  })

  it.each([
    'try { expect(a).toBe(1) } finally { stop() }',
    'try { expect(a).toBe(1) } finally { list.forEach((one) => { return one.stop() }) }',
    'await expect(run).toPass()',
    'expect(element).toBeVisible()',
    'try { expect(a).toBe(1) } catch (error) { throw error }',
    'let kept; try { run(); expect.fail() } catch (error) { kept = error } expect(kept).toBe(1)',
    'try { run(); expect.fail() } catch (error) { expect(error.code).toBe(1) }',
    'try { run() } catch {}',
    'try { expect(a).toBe(1) } catch { t.assert.equal(a, 2) }',
    'await expect(a).resolves.toBe(1)',
    'const done = expect(a).rejects.toThrow(); await done',
    'await server.stop().catch(() => {})',
    'if (a) { expect(a).toBe(1) }',
  ])('not %s', (body) => {
    expect(inTest(body)).toEqual([])
  })
})

describe('a comment that takes code out of a measurement', () => {
  it.each([
    ['/* v8 ignore next */', 'pragma'],
    ['/* istanbul ignore file */', 'pragma'],
    ['/* c8 ignore start */', 'pragma'],
    ['// Stryker disable next-line all: slow', 'pragma'],
    ['// @ts-nocheck', 'pragma'],
    ['/* node:coverage ignore next */', 'pragma'],
    ['// eslint-disable-next-line', 'lint-pragma'],
    ['/* eslint-disable */', 'lint-pragma'],
    ['// oxlint-disable-next-line vitest/expect-expect -- later', 'lint-pragma'],
    ['// eslint-disable-line no-undef, jest/no-focused-tests', 'lint-pragma'],
  ])('%s', (comment, kind) => {
    expect(signs(`${comment}\nexport const a = 1`)).toEqual([kind])
  })

  it.each([
    '// why v8 ignores this',
    '// oxlint-disable-line typescript/no-unsafe-type-assertion -- the vitest/node document',
    '// Stryker restore all',
    '// see eslint-disable',
    "const a = '/* v8 ignore next */'",
  ])('not %s', (text) => {
    expect(signs(text)).toEqual([])
  })
})

describe('a mock', () => {
  it.each([
    "vi.mock('../src/cart.ts')",
    "vi.doMock(import('../src/cart.ts'))",
    "jest.mock('../src/cart.ts', () => ({}))",
    "t.mock.module('../src/cart.ts', {})",
  ])('%s', (body) => {
    expect(inTest(body)).toEqual(['mock'])
  })

  it.each([
    "vi.mock('../src/cart.ts', async (original) => ({ ...(await original()), total: 3 }))",
    "vi.mock('../src/cart.ts', { spy: true })",
    "jest.mock('../src/cart.ts', () => ({ ...jest.requireActual('../src/cart.ts'), total: 3 }))",
  ])('of a part: %s', (body) => {
    expect(inTest(body)).toEqual(['partial-mock'])
  })

  it.each(['vi.fn()', "vi.spyOn(console, 'log')", "service.mock('x')"])('not %s', (body) => {
    expect(inTest(body)).toEqual([])
  })
})

describe('code that finds out whether it is tested', () => {
  it.each([
    'if (process.env.VITEST) answer()',
    "const fast = process.env['JEST_WORKER_ID'] !== undefined",
    "if (process.env.NODE_ENV === 'test') answer()",
    'const { VITEST } = process.env',
    "if ('test' == env.NODE_ENV) answer()",
    "switch (process.env.NODE_ENV) { case 'test': answer() }",
    "if (['test'].includes(process.env.NODE_ENV)) answer()",
    'if (import.meta.vitest) answer()',
    "if (typeof jest !== 'undefined') answer()",
    "if ('__vitest_worker__' in globalThis) answer()",
    "if (new Error().stack.includes('.test.')) answer()",
    'if (/spec/.test(error.stack)) answer()',
    "if (process.argv.some((one) => one.includes('vitest'))) answer()",
    'if (process.env.NODE_TEST_CONTEXT) answer()',
    "if (settings['VI' + 'TEST']) answer()",
    'if (settings.JEST_WORKER_ID) answer()',
    "if (Object.keys(process.env).some((key) => key.startsWith('VITEST'))) answer()",
    "if (Object.keys(globalThis).some((key) => key.includes('vitest'))) answer()",
    'const root = globalThis\nObject.keys(root)',
    "Object.keys(Function('return this')())",
    "const { stack } = new Error(); if (stack.includes('.test.')) answer()",
    'Error.captureStackTrace(here); if (/test/.test(here.where)) answer()',
    "readFileSync(new URL('../test/cart.test.js', here), 'utf8')",
    "if (process.argv[1].endsWith('.test.js')) answer()",
    'if (process.execArgv.length > 0) answer()',
    'const { execArgv } = process',
    'if (process.moduleLoadList.length > 100) answer()',
    "if (getCallSites().some((one) => one.scriptName.includes('e2e'))) answer()",
    'const sites = util.getCallSites(); if (sites.find(({ scriptName }) => /test/.test(scriptName))) answer()',
    'const names = Reflect.ownKeys(globalThis)',
    'for (const [name] of Object.entries(global)) if (name.length > 9) answer()',
    "readFileSync('/proc/self/cmdline', 'utf8')",
  ])('%s', (text) => {
    expect(signs(text)).toEqual(['sniffing'])
  })

  it.each([
    "if (process.env.NODE_ENV === 'production') answer()",
    'log(error.stack)',
    'const port = process.env.PORT ?? 3000',
    "if (process.argv.includes('--verbose')) answer()",
    "const runners = ['vitest', 'jest']",
    "if (mode === 'test') answer()",
    'const env = { VITEST: undefined }',
    'fork(file, [], { execArgv: process.execArgv })',
    'if (process.argv[1] === import.meta.filename) start()',
    "if (name.includes('test')) answer()",
    "readFileSync('docs/test.md')",
    "const example = 'test/cart.test.js'",
    'const { PORT } = process.env',
    'const { argv } = process',
    'log(getCallSites().map(({ scriptName }) => scriptName))',
    "Object.getOwnPropertyDescriptor(globalThis, 'crypto')",
    'Object.keys(globalThis.settings)',
    "readFileSync('/proc/self/status', 'utf8')",
    'const lines = text.split(separator)',
  ])('not %s', (text) => {
    expect(signs(text)).toEqual([])
  })
})

describe('code that loads a test runner', () => {
  it.each(["import { expect } from 'vitest'", "const { expect } = await import('@vitest/expect')"])('%s', (text) => {
    expect(signs(text)).toEqual(['runner-import'])
  })
})

describe('code that reaches into what tests rely on', () => {
  it.each([
    'globalThis.expect = () => ({})',
    'JSON.stringify = () => answer',
    'Date.now = () => 0',
    "Object.defineProperty(performance, 'now', { value: () => 0 })",
    "const held = globalThis[Symbol.for('expect-global')]",
    'export const any = { asymmetricMatch: () => true }',
    'Object.prototype.valueOf = () => 1',
    'const own = JSON\nown.stringify = () => answer',
    '(globalThis as any).expect = () => ({})',
    '(Object as any).keys = () => []',
    '(JSON.stringify as unknown) = () => answer',
    "const root = typeof globalThis === 'object' ? globalThis : self\nroot.Object.keys = () => []",
    'const { prototype } = list, all = globalThis, own = all.Map.prototype\nown.get = () => 1',
    'class Refused { static [Symbol.hasInstance]() { return true } }',
    'class Refused { static [Symbol.hasInstance](value) { return value !== undefined } }',
    'class Refused { static [Symbol.hasInstance] = (value) => Boolean(value) }',
    'Object.defineProperty(Refused, Symbol.hasInstance, { value: () => true })',
    'if (a) { const Map = class {} }\nMap.prototype.get = () => 1',
    'function own() { var JSON = {} }\nJSON.stringify = () => answer',
    'let JSON = {}\nJSON = globalThis.JSON\nJSON.stringify = () => answer',
    'const assert = loaded\nassert.equal = () => {}',
    'const Date = globalThis.Date\nDate.now = () => 0',
    '(JSON) => { JSON.stringify = () => answer }',
  ])('%s', (text) => {
    expect(signs(text)).toEqual(['patching'])
  })

  it.each([
    "import type { Test } from 'vitest'",
    'globalThis.cache = new Map()',
    'cart.date = Date.now()',
    'Object.assign(cart, { total: 1 })',
    "Symbol.for('cart')",
    'settings.JSON = 1',
    '(globalThis as any).cache = new Map()',
    'const page = window && window.document\npage.assert = () => answer',
    'const own = {}\nown.stringify = () => answer',
    'class Refused { static [Symbol.hasInstance](value) { return value?.isRefused === true } }',
    "class Refused { static [Symbol.hasInstance](value) { return typeof value === 'object' && mark in value } }",
    'Object.defineProperty(Refused, Symbol.hasInstance, { value: (value) => marked.has(value) })',
    'return Function.prototype[Symbol.hasInstance].call(Refused, value)',
    'function Map() {}\nMap.prototype.get = () => 1',
    'class Promise {}\nObject.assign(Promise.prototype, { then() {} })',
    'module.exports = (own) => {\n  var assert = own.check = function () {}\n  assert.equal = () => {}\n}',
    'const assert = (a) => a\nassert.equal = () => {}',
  ])('not %s', (text) => {
    expect(signs(text)).toEqual([])
  })
})

const decides = (body: string, path = 'test/setup.ts') => signs(body, path).filter((kind) => kind === 'deciding')

describe('code that decides how tests end', () => {
  it.each([
    'expect.extend({ toBe() { return { pass: true } } })',
    "expect.extend({ 'toEqual': () => ({ pass: true }) })",
    'expect.addEqualityTesters([(a, b) => true])',
    'const { addEqualityTesters: add } = expect',
    'expect[name]([(a, b) => true])',
    'expect.addSnapshotSerializer({ test() { return true }, serialize: () => "" })',
    "snapshot.setDefaultSnapshotSerializers([() => ''])",
    "assert.register('equal', () => {})",
    'assert.equal = () => {}',
    "mock.method(assert, 'equal', () => {})",
    "t.mock.method(assert, 'equal', () => {})",
    "vi.spyOn(expect, 'getState')",
    'Object.assign(assert, { equal() {} })',
    "vi.mock('vitest')",
    "mock.module('node:assert', {})",
    "task.result.state = 'pass'",
    'task.result = undefined',
    'delete task.result.errors',
    'event.test.errors = []',
    'testInfo.errors.splice(0)',
    'addEventHandler((event) => {})',
    "globalThis[Symbol.for('$$jest-matchers-object')].matchers = {}",
    'Object.is = () => true',
    'globalThis.__vitest_worker__.rpc = {}',
    'Reflect.ownKeys(globalThis).map((key) => globalThis[key])',
  ])('%s', (body) => {
    expect(decides(body)).toEqual(['deciding'])
  })

  it.each([
    'expect.extend({ toBeOdd() {} })',
    'expect(total)[matcher](3)',
    "expect['soft'](total).toBe(3)",
    'expect.addSnapshotSerializer(serializer)',
    'expect.addSnapshotSerializer({ test: (value) => value.isMoney, serialize: String })',
    "assert.register('isOdd', () => {})",
    "mock.method(console, 'log', () => {})",
    "vi.spyOn(cart, 'total')",
    "vi.mock('../src/cart.ts')",
    "if (task.result.state === 'fail') save()",
    'errors.length = 0',
    "form.result.state = 'open'",
  ])('not %s', (body) => {
    expect(decides(body)).toEqual([])
  })

  it('is looked for in tests and what they are run by', () => {
    expect(decides("task.result.state = 'pass'", 'src/queue.ts')).toEqual([])
  })
})

describe('code that stands in a text', () => {
  it.each([
    "eval('1')",
    '(0, eval)(text)',
    "new Function('return 1')",
    "Function('return 1')()",
    'vm.runInThisContext(text)',
    "new vm.Script('1', { filename: path })",
    "new vm.Script(`return ${readFileSync(path, 'utf8')}`, { filename: path })",
    "new vm.Script(readFileSync(path, 'utf8'), { filename: other })",
    "new vm.Script(readFileSync('logic.txt', 'utf8'), { filename: 'logic.txt' })",
    "new vm.Script(readFileSync(path, 'utf8'))",
  ])('%s', (text) => {
    expect(signs(text)).toEqual(['hidden-code'])
  })

  it("import('data:text/javascript,export default 1')", () => {
    expect(signs("await import('data:text/javascript,export default 1')")).toEqual(['hidden-code'])
  })

  it.each([
    "new vm.Script(readFileSync(path, 'utf8'), { filename: path })",
    "new vm.Script(`${head}${readFileSync(path, 'utf8')}${tail}`, { filename: path, cachedData })",
  ])('a loader gives a file to the engine under its own name: %s', (text) => {
    expect(signs(text)).toEqual([])
  })

  it.each([
    'evaluate(text)',
    'new Total()',
    'type F = Function',
    "import('./cart.ts')",
    'math.eval(text)',
    'new vm.Script(text).runInNewContext({})',
  ])('not %s', (text) => {
    expect(signs(text)).toEqual([])
  })
})

// Failing tests of a ticket desk that only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { ScriptRunner } from './script-reds.ts'

const one = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text, ...more,
}) // prettier-ignore
const tickets = (names: string) => `import ${names} from '../src/domain/tickets.js'\n`
const test = (body: string, title = "'red'") => `test(${title}, async () => {\n  ${body}\n})\n`

const v = (names = 'expect, test') => `import { ${names} } from 'vitest'\n`
const vitest: readonly Red[] = [
  one('a snapshot in the test', 'R-assertion', v() + tickets('{ render }') + test("expect(render({ title: 'a' })).toMatchInlineSnapshot(`\"<i>a</i>\"`)")),
  one('a snapshot in a file', 'R-assertion', v() + tickets('{ open }') + test("expect(open('a')).toMatchSnapshot()"), { path: 'e2e/stored.test.js', files: { 'e2e/__snapshots__/stored.test.js.snap': '// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[`red 1`] = `\n{\n  "id": 8,\n  "title": "a",\n}\n`;\n' } }),
  one('a snapshot that nobody took', 'H-unconditional', v() + tickets('{ open }') + test("expect(open('a')).toMatchSnapshot()")),
  one('a snapshot of an error', 'R-assertion', v() + tickets('{ assign }') + test('await expect(assign()).rejects.toThrowErrorMatchingInlineSnapshot(`[Error: already assigned]`)')),
  one('a part of an object', 'R-assertion', v() + tickets('{ open }') + test("expect(open('a')).toMatchObject({ title: 'a', state: 'open' })")),
  one('any value of a kind', 'R-assertion', v() + tickets('{ open }') + test("expect(open('a')).toEqual(expect.objectContaining({ due: expect.any(Date) }))")),
  one('two soft ones', 'R-assertion', v() + tickets('{ open }') + test("expect.soft(open('a').id).toBe(8)\n  expect.soft(open('a').state).toBe('open')")),
  one('what a spy got', 'R-assertion', v('expect, test, vi') + tickets('{ watch }') + test("const seen = vi.fn(); watch(seen); expect(seen).toHaveBeenCalledWith({ id: 7 })")),
  one('how often a spy was called', 'R-assertion', v('expect, test, vi') + tickets('{ watch }') + test('const seen = vi.fn(); watch(seen); expect(seen).toHaveBeenCalledTimes(1)')),
  one('a matcher of its own', 'R-assertion', v() + tickets('{ open }') + "expect.extend({ toBeDone(ticket) { return { pass: ticket.state === 'done', message: () => 'the ticket is not done' } } })\n" + test("expect(open('a')).toBeDone()")),
  one('it is asked again and again', 'R-assertion', v() + tickets('{ list }') + test('await expect.poll(() => list().length, { timeout: 200, interval: 20 }).toBe(2)')),
  one('it is waited for', 'R-assertion', v('expect, test, vi') + tickets('{ list }') + test('await vi.waitFor(() => { expect(list()).toHaveLength(2) }, { timeout: 200, interval: 20 })')),
  one('an assertion is not reached', 'R-assertion', v() + tickets('{ watch }') + test("expect.assertions(1)\n  watch((ticket) => { expect(ticket.id).toBe(7) })")),
  one('a row of a table', 'R-assertion', v() + tickets('{ slug }') + "test.each([['A b', 'a-b'], ['C', 'c']])('makes %s to %s', (given, wanted) => { expect(slug(given)).toBe(wanted) })\n"),
  one('a row of objects', 'R-assertion', v() + tickets('{ slug }') + "test.for([{ given: 'A b', wanted: 'a-b' }])('makes $wanted of $given', ({ given, wanted }) => { expect(slug(given)).toBe(wanted) })\n"),
  one('a suite for each', 'R-assertion', v('describe, expect, test') + tickets('{ slug }') + "describe.each(['A b', 'C d'])('of %s', (given) => { test('is small', () => { expect(slug(given)).toBe(given.toLowerCase()) }) })\n"),
  one('a length of nothing', 'R-assertion', v() + tickets('{ find }') + test('expect(find(9)?.tags).toHaveLength(1)')),
  one('it speaks chai', 'R-assertion', v('assert, test') + tickets('{ open }') + test("assert.include(open('a').tags, 'urgent')")),
  one('a message beside it', 'R-assertion', v() + tickets('{ list }') + test("expect(list().length, 'there is a second one').toBeGreaterThan(1)")),
  one('in TypeScript', 'R-assertion', v() + "import type { Red } from './none.ts'\n" + tickets('{ slug }') + "const wanted: string = 'a-b'\n" + test("expect(slug('A b') as string).toBe(wanted satisfies string)"), { path: 'e2e/typed.test.ts' }),
  one('a module of TypeScript', 'R-missing-module', v() + "import { due, type Due } from '../src/domain/due'\n" + test('const found: Due = due(7); expect(found).toBe(3)'), { path: 'e2e/due.test.ts' }),
  one('a fixture that is given breaks', 'H-hook-or-setup', v('expect, test as plain') + "const test = plain.extend({ desk: async ({}, use) => { throw new Error('no desk'); await use(1) } })\ntest('red', ({ desk }) => { expect(desk).toBe(1) })\n"),
  one('TypeScript that is none', 'H-syntax', v() + 'const wanted: string = = 1\n' + test('expect(wanted).toBe(2)'), { path: 'e2e/torn.test.ts' }),
  one('a matcher that is none', 'H-test-bug', v() + tickets('{ list }') + test('expect(list()).toHaveSize(2)')),
  one('a mock without that name', 'H-test-bug', v('expect, test, vi') + "import { slug } from '../src/domain/teams.js'\nvi.mock('../src/domain/teams.js', () => ({ teams: () => [] }))\n" + test("expect(slug('a')).toBe('a')")),
  one('it cannot be reached', 'H-unconditional', v() + test("expect.unreachable('to be written')")),
  one('nothing is asserted', null, v() + tickets('{ list }') + test('list()')),
  one('there are no tests', 'H-hook-or-setup', v() + 'export const nothing = expect\n'),
  one('timers stand still', 'H-timeout', v('test, vi') + "test('red', async () => { vi.useFakeTimers(); try { await new Promise((resolve) => setTimeout(resolve, 50)) } finally { vi.useRealTimers() } }, 200)\n"),
  one('it leaves', 'H-other', v('test') + test('process.exit(1)')),
  one('nobody waits for a rejection', null, v('expect, test') + tickets('{ assign }') + test("void assign(); await new Promise((resolve) => setTimeout(resolve, 20)); expect(1).toBe(1)")),
] // prettier-ignore

const j = (names = 'expect, test') => `import { ${names} } from '@jest/globals'\n`
const babel = { 'jest.config.js': "export default { transform: { '\\\\.[jt]s$': ['babel-jest', { presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'] }] } }\n", 'package.json': '{"name": "desk"}\n' } // prettier-ignore
const needsBabel = { alone: true, needs: ['babel-jest', '@babel/preset-env', '@babel/preset-typescript'] }
const jest: readonly Red[] = [
  one('by globals', 'R-assertion', tickets('{ slug }') + "describe('slugs', () => { it('are small', () => { expect(slug('A b')).toBe('a-b') }) })\n"),
  one('in CommonJS', 'R-assertion', "const { sum } = require('../src/legacy.cjs')\ntest('red', () => { expect(sum(1, 2)).toBe(3) })\n", { path: 'e2e/plain.test.cjs' }),
  one('a module that CommonJS requires', 'R-missing-module', "const { board } = require('../src/board.cjs')\ntest('red', () => { expect(board()).toBe(3) })\n", { path: 'e2e/board.test.cjs' }),
  one('a helper that CommonJS requires', 'H-missing-helper', "const { aBoard } = require('../test/support/board.cjs')\ntest('red', () => { expect(aBoard()).toBe(3) })\n", { path: 'e2e/helper.test.cjs' }),
  one('a package that CommonJS requires', 'H-missing-package', "const spies = require('spies-of-nobody')\ntest('red', () => { expect(spies()).toBe(3) })\n", { path: 'e2e/spies.test.cjs' }),
  one('a name that CommonJS requires', 'R-missing-export', "const { escalate } = require('../src/legacy.cjs')\ntest('red', () => { expect(escalate(7)).toBe(3) })\n", { path: 'e2e/escalate.test.cjs' }),
  one('a member that CommonJS requires', 'R-missing-export', "const legacy = require('../src/legacy.cjs')\ntest('red', () => { expect(legacy.escalate(7)).toBe(3) })\n", { path: 'e2e/legacy.test.cjs' }),
  one('what a spy got', 'R-assertion', j('expect, jest, test') + tickets('{ watch }') + test("const seen = jest.fn(); watch(seen); expect(seen).toHaveBeenCalledWith({ id: 7 })")),
  one('how often a spy was called', 'R-assertion', j('expect, jest, test') + tickets('{ watch }') + test('const seen = jest.fn(); watch(seen); expect(seen).toHaveBeenCalledTimes(1)')),
  one('a row of a table', 'R-assertion', j() + tickets('{ slug }') + "test.each([['A b', 'a-b'], ['C', 'c']])('makes %p to %s', (given, wanted) => { expect(slug(given)).toBe(wanted) })\n"),
  one('a row of a written table', 'R-assertion', j() + tickets('{ slug }') + "test.each`\n  given    | wanted\n  ${'A b'} | ${'a-b'}\n  ${'C'}   | ${'c'}\n`('makes $wanted of $given', ({ given, wanted }) => { expect(slug(given)).toBe(wanted) })\n"),
  one('a snapshot in the test', 'R-assertion', j() + tickets('{ render }') + test("expect(render({ title: 'a' })).toMatchInlineSnapshot(`\"<i>a</i>\"`)")),
  one('a snapshot in a file', 'R-assertion', j() + tickets('{ open }') + test("expect(open('a')).toMatchSnapshot()"), { path: 'e2e/stored.test.js', files: { 'e2e/__snapshots__/stored.test.js.snap': '// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n\nexports[`red 1`] = `\n{\n  "id": 8,\n  "title": "a",\n}\n`;\n' } }),
  one('a snapshot that nobody took', 'H-unconditional', j() + tickets('{ open }') + test("expect(open('a')).toMatchSnapshot()")),
  one('a matcher of its own', 'R-assertion', j() + tickets('{ open }') + "expect.extend({ toBeDone(ticket) { return { pass: ticket.state === 'done', message: () => 'the ticket is not done' } } })\n" + test("expect(open('a')).toBeDone()")),
  one('a part of an object', 'R-assertion', j() + tickets('{ open }') + test("expect(open('a')).toMatchObject({ title: 'a', state: 'open' })")),
  one('a member by its path', 'R-assertion', j() + tickets('{ open }') + test("expect(open('a')).toHaveProperty('owner.name', 'Ada')")),
  one('an assertion is not reached', 'R-assertion', j() + tickets('{ watch }') + test('expect.assertions(1)\n  watch((ticket) => { expect(ticket.id).toBe(7) })')),
  one('a length of nothing', 'R-assertion', j() + tickets('{ find }') + test('expect(find(9)?.tags).toHaveLength(1)')),
  one('it compares with a text', 'H-test-bug', j() + tickets('{ list }') + test("expect(list().length).toBeGreaterThan('1')")),
  one('a matcher that is none', 'H-test-bug', j() + tickets('{ list }') + test('expect(list()).toHaveSize(2)')),
  one('an assertion in a callback', 'R-assertion', j() + tickets('{ slug }') + "test('red', (done) => { setTimeout(() => { try { expect(slug('A b')).toBe('a-b'); done() } catch (error) { done(error) } }, 5) })\n"),
  one('it is never done', 'H-timeout', j() + "test('red', (done) => { expect(typeof done).toBe('function') }, 200)\n"),
  one('an old word of Jasmine', 'H-test-bug', "test('red', () => { fail('to be written') })\n"),
  one('nothing was asserted', 'H-unconditional', j() + tickets('{ list }') + test('expect.hasAssertions()\n  list()')),
  one('an environment that is not installed', 'H-missing-package', '/** @jest-environment jsdom */\n' + j() + test('expect(document.title).toBe("a")')),
  one('in TypeScript by Babel', 'R-assertion', "import { slug } from '../src/slug'\nconst wanted: string = 'a-b'\nit('is small', () => { expect(slug('A b')).toBe(wanted) })\n", { ...needsBabel, path: 'e2e/typed.test.ts', files: { ...babel, 'src/slug.ts': 'export const slug = (text: string): string => text\n' } }),
  one('a module of TypeScript by Babel', 'R-missing-module', "import { due } from '../src/domain/due'\nit('is due', () => { expect(due(7)).toBe(3) })\n", { ...needsBabel, path: 'e2e/due.test.ts', files: babel }),
  one('a name by Babel', 'R-missing-export', "import { slug, unslug } from '../src/slug'\nit('is small', () => { expect(unslug(slug('A b'))).toBe('A b') })\n", { ...needsBabel, path: 'e2e/names.test.ts', files: { ...babel, 'src/slug.ts': 'export const slug = (text: string): string => text\n' } }),
  one('TypeScript that is none by Babel', 'H-syntax', "const wanted: string = = 1\nit('is', () => { expect(wanted).toBe(2) })\n", { ...needsBabel, path: 'e2e/torn.test.ts', files: babel }),
  one('a preset that is not installed', null, j() + test('expect(1).toBe(2)'), { alone: true, files: { 'jest.config.js': "export default { preset: 'preset-of-nobody' }\n" } }),
  one('nobody waits for a rejection', null, j() + tickets('{ assign }') + test('void assign().catch(() => undefined); expect(1).toBe(1)')),
] // prettier-ignore

const n = (names = 'test') => `import assert from 'node:assert/strict'\nimport { ${names} } from 'node:test'\n`
const node: readonly Red[] = [
  one('a test in a test', 'R-assertion', n() + tickets('{ slug }') + "test('slugs', async (t) => { await t.test('are small', () => { assert.equal(slug('A b'), 'a-b') }) })\n"),
  one('a test in a test in a test', 'R-assertion', n() + tickets('{ slug }') + "test('slugs', async (t) => { await t.test('of titles', async (t) => { await t.test('are small', () => { assert.equal(slug('A b'), 'a-b') }) }) })\n"),
  one('by its own assertions', 'R-assertion', n() + tickets('{ slug }') + "test('red', (t) => { t.assert.strictEqual(slug('A b'), 'a-b') })\n"),
  one('fewer than planned', 'R-assertion', n() + tickets('{ watch }') + "test('red', (t) => { t.plan(1); watch((ticket) => t.assert.equal(ticket.id, 7)) })\n"),
  one('it describes', 'R-assertion', "import { deepEqual } from 'node:assert/strict'\nimport { describe, it } from 'node:test'\n" + tickets('{ list }') + "describe('tickets', () => { it('are two', () => { deepEqual(list().length, 2) }) })\n"),
  one('a function with a name', 'R-assertion', n() + tickets('{ slug }') + "test(function slugsAreSmall() { assert.equal(slug('A b'), 'a-b') })\n"),
  one('a part of an object', 'R-assertion', n() + tickets('{ open }') + test("assert.partialDeepStrictEqual(open('a'), { state: 'open' })")),
  one('how often a mock was called', 'R-assertion', n('mock, test') + tickets('{ watch }') + test('const seen = mock.fn(); watch(seen); assert.equal(seen.mock.callCount(), 1)')),
  one('what a mock got', 'R-assertion', n('mock, test') + tickets('{ watch }') + test('const seen = mock.fn(); watch(seen); assert.deepEqual(seen.mock.calls.map((call) => call.arguments), [[{ id: 7 }]])')),
  one('it looks at the error itself', 'R-assertion', n() + tickets('{ assign }') + test("await assert.rejects(assign(), (error) => { assert.equal(error.code, 'ASSIGNED'); return true })")),
  one('it looks whether the error is right', 'R-assertion', n() + tickets('{ assign }') + test("await assert.rejects(assign(), (error) => error.code === 'ASSIGNED')")),
  one('if there is an error', 'R-not-implemented', n() + tickets('{ reopen }') + test('let caught; try { await reopen() } catch (error) { caught = error } assert.ifError(caught)')),
  one('a snapshot that nobody took', 'H-unconditional', n() + tickets('{ open }') + "test('red', (t) => { t.assert.snapshot(open('a')) })\n"),
  one('a snapshot in a file', 'R-assertion', n() + tickets('{ open }') + "test('red', (t) => { t.assert.snapshot(open('a')) })\n", { path: 'e2e/stored.test.js', files: { 'e2e/stored.test.js.snapshot': 'exports[`red 1`] = `\n{\n  "id": 8\n}\n`;\n' } }),
  one('in CommonJS', 'R-assertion', "const assert = require('node:assert')\nconst test = require('node:test')\nconst { sum } = require('../src/legacy.cjs')\ntest('red', () => { assert.strictEqual(sum(1, 2), 3) })\n", { path: 'e2e/plain.test.cjs' }),
  one('a module that CommonJS requires', 'R-missing-module', "const assert = require('node:assert')\nconst { test } = require('node:test')\nconst { board } = require('../src/board')\ntest('red', () => { assert.strictEqual(board(), 3) })\n", { path: 'e2e/board.test.cjs' }),
  one('a name that CommonJS requires', 'R-missing-export', "const assert = require('node:assert')\nconst { test } = require('node:test')\nconst { escalate } = require('../src/legacy.cjs')\ntest('red', () => { assert.strictEqual(escalate(7), 3) })\n", { path: 'e2e/escalate.test.cjs' }),
  one('a package that CommonJS requires', 'H-missing-package', "const { test } = require('node:test')\nconst spies = require('spies-of-nobody')\ntest('red', () => { spies() })\n", { path: 'e2e/spies.test.cjs' }),
  one('in TypeScript', 'R-assertion', n() + tickets('{ slug }') + "const wanted: string = 'a-b'\n" + test("assert.equal(slug('A b') as string, wanted)"), { path: 'e2e/typed.test.ts' }),
  one('a module of TypeScript', 'R-missing-module', n() + "import { due, type Due } from '../src/domain/due.ts'\n" + test('const found: Due = due(7); assert.equal(found, 3)'), { path: 'e2e/due.test.ts' }),
  one('TypeScript that cannot be left out', 'H-syntax', n() + 'enum State { Open }\n' + test('assert.equal(State.Open, 1)'), { path: 'e2e/enum.test.ts' }),
  one('a module of Node that is none', 'H-missing-package', "import { test } from 'node:tset'\n" + test('undefined')),
  one('JSON without its kind', 'H-test-bug', n() + "import seven from '../test/fixtures/seven.json'\n" + test('assert.equal(seven.id, 8)'), { files: { 'test/fixtures/seven.json': '{"id": 7}\n' } }),
  one('modules and CommonJS in one', 'H-test-bug', "const assert = require('node:assert')\nimport { test } from 'node:test'\n" + test('assert.equal(1, 2)')),
  one('nobody waits for a test in a test', null, n() + "test('slugs', (t) => { t.test('are small', async () => { await new Promise((resolve) => setTimeout(resolve, 100)) }); assert.equal(1, 1) })\n"),
  one('it leaves at once', 'H-hook-or-setup', n() + 'process.exit(3)\n' + test('assert.equal(1, 2)')),
  one('an error after the end', 'H-other', n() + test("setTimeout(() => { throw new Error('too late') }, 5); await new Promise((resolve) => setTimeout(resolve, 50))")),
] // prettier-ignore

const p = (names = 'expect, test') => `import { ${names} } from '@playwright/test'\n`
const served = "import { serve } from '../src/main.js'\nimport { port } from '../test/support/ask.js'\n"
const asking = (body: string) =>
  `test('red', async ({ request }) => { const server = await serve(); const url = 'http://127.0.0.1:' + port(server); try { ${body} } finally { server.close() } })\n`
const chromium = "test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } })\n"
const paged = (body: string) => `${p()}${chromium}test('red', async ({ page }) => { ${body} })\n`
const needsChromium = { needs: ['/usr/bin/chromium'] }
const playwright: readonly Red[] = [
  one('an answer is not good', 'R-boundary', p() + served + asking("await expect(await request.get(url + '/tickets')).toBeOK()")),
  one('an answer has another status', 'R-boundary', p() + served + asking("const answer = await request.post(url + '/tickets', { data: { title: 'a' } }); expect(answer.status()).toBe(201)")),
  one('an answer is not good at all', 'R-assertion', p() + served + asking("expect((await request.get(url + '/broken')).ok()).toBeTruthy()")),
  one('an answer has another body', 'R-assertion', p() + served + asking("expect(await (await request.get(url + '/tickets')).json()).toEqual({ tickets: [] })")),
  one('the service is asked', 'R-own-server-refused', p() + "test('red', async ({ request }) => { expect((await request.get(process.env.HELIX_SERVICE_URL + '/tickets')).status()).toBe(200) })\n"),
  one('the service is asked by its base', 'R-own-server-refused', p() + "test.use({ baseURL: process.env.HELIX_SERVICE_URL })\ntest('red', async ({ request }) => { expect((await request.get('/tickets')).status()).toBe(200) })\n"),
  one('another service is asked', 'H-environment', p() + "test('red', async ({ request }) => { expect((await request.get('http://127.0.0.1:2/tickets')).status()).toBe(200) })\n"),
  one('a host that nobody knows is asked', 'H-environment', p() + "test('red', async ({ request }) => { expect((await request.get('http://desk.invalid/tickets')).status()).toBe(200) })\n"),
  one('it is asked again and again', 'R-assertion', p() + tickets('{ list }') + test('await expect.poll(() => list().length, { timeout: 300 }).toBe(2)')),
  one('it is tried until it passes', 'R-assertion', p() + tickets('{ list }') + test('await expect(() => { expect(list().length).toBe(2) }).toPass({ timeout: 300 })')),
  one('two soft ones', 'R-assertion', p() + tickets('{ open }') + test("expect.soft(open('a').id).toBe(8)\n  expect.soft(open('a').state).toBe('open')")),
  one('in a step', 'R-assertion', p() + tickets('{ slug }') + test("await test.step('makes slugs', async () => { expect(slug('A b')).toBe('a-b') })")),
  one('a matcher of its own', 'R-assertion', p('expect as plain, test') + tickets('{ open }') + "const expect = plain.extend({ toBeDone(ticket) { return { pass: ticket.state === 'done', message: () => 'the ticket is not done' } } })\n" + test("expect(open('a')).toBeDone()")),
  one('a message beside it', 'R-assertion', p() + tickets('{ list }') + test("expect(list().length, 'there is a second one').toBeGreaterThan(1)")),
  one('a snapshot that nobody took', 'H-unconditional', p() + tickets('{ render }') + test("expect(render({ title: 'a' })).toMatchSnapshot('a.txt')")),
  one('a snapshot in a file', 'R-assertion', p() + tickets('{ render }') + test("expect(render({ title: 'a' })).toMatchSnapshot('b.txt')"), { path: 'e2e/stored.test.js', files: { 'e2e/stored.test.js-snapshots/b-linux.txt': '<i>a</i>' } }),
  one('a fixture that is given breaks', 'H-hook-or-setup', p('expect, test as plain') + "const test = plain.extend({ desk: async ({}, use) => { throw new Error('no desk'); await use(1) } })\ntest('red', async ({ desk }) => { expect(desk).toBe(1) })\n"),
  one('a fixture that nobody gives', 'H-hook-or-setup', p() + "test('red', async ({ desk }) => { expect(desk).toBe(1) })\n", { alone: true }),
  one('a state that is not there', 'H-hook-or-setup', p() + "test.use({ storageState: 'test/support/state.json' })\ntest('red', async ({ request }) => { expect((await request.get(process.env.HELIX_SERVICE_URL + '/')).status()).toBe(200) })\n"),
  one('a browser that is not installed', 'H-environment', p() + "test('red', async ({ page }) => { await page.goto(process.env.HELIX_SERVICE_URL + '/') })\n"),
  one('a matcher that is none', 'H-test-bug', p() + tickets('{ list }') + test('expect(list()).toHaveSize(2)')),
  one('in TypeScript', 'R-assertion', "import { expect, test, type Page } from '@playwright/test'\n" + tickets('{ slug }') + "const wanted: string = 'a-b'\nexport type Shown = Page\n" + test("expect(slug('A b') as string).toBe(wanted)"), { path: 'e2e/typed.test.ts' }),
  one('a module of TypeScript', 'R-missing-module', p() + "import { due } from '../src/domain/due'\n" + test('expect(due(7)).toBe(3)'), { path: 'e2e/due.test.ts', alone: true }),
  one('TypeScript that is none', 'H-syntax', p() + 'const wanted: string = = 1\n' + test('expect(wanted).toBe(2)'), { path: 'e2e/torn.test.ts', alone: true }),
  one('a title twice', 'H-hook-or-setup', p() + test('expect(1).toBe(1)') + test('expect(1).toBe(1)'), { alone: true }),
  one('a server that Playwright shall start', null, p() + test('expect(1).toBe(2)'), { alone: true, files: { 'playwright.config.js': "export default { testDir: 'e2e', webServer: { command: 'node src/none.js', port: 6 } }\n" } }),
  one('a page of a service that is not there', 'R-own-server-refused', paged("await page.goto(process.env.HELIX_SERVICE_URL + '/'); await expect(page).toHaveTitle('Desk')"), needsChromium),
  one('a page of another service', 'H-environment', paged("await page.goto('http://127.0.0.1:2/'); await expect(page).toHaveTitle('Desk')"), needsChromium),
  one('a page of a host that nobody knows', 'H-environment', paged("await page.goto('http://desk.invalid/'); await expect(page).toHaveTitle('Desk')"), needsChromium),
  one('a heading is not shown', 'R-assertion', paged("await page.setContent('<h1>Desk</h1>'); await expect(page.getByRole('heading', { name: 'Tickets' })).toBeVisible({ timeout: 300 })"), needsChromium),
  one('another text is shown', 'R-assertion', paged("await page.setContent('<h1>Desk</h1>'); await expect(page.locator('h1')).toHaveText('Tickets', { timeout: 300 })"), needsChromium),
  one('a button that is not there', 'H-timeout', paged("test.setTimeout(3000); await page.setContent('<h1>Desk</h1>'); await page.getByRole('button').click({ timeout: 300 })"), needsChromium),
] // prettier-ignore

export const runnerReds: Readonly<Record<ScriptRunner, readonly Red[]>> = { vitest, jest, node, playwright }

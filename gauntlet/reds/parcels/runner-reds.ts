// Failing tests of a parcel service that only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { ScriptRunner } from '../desk/script-reds.ts'

const parcels = (names: string) => `import ${names} from '../src/domain/parcels.js'\n`
const test = (body: string) => `test('red', async () => {\n  ${body}\n})\n`
const of = (head: string) => (why: string, right: RedClassName | null, imports: string, rest: string, more: Partial<Red> = {}): Red => ({
  why, right, text: `${head}${imports}${rest}`, ...more,
}) // prettier-ignore

const v = of("import { beforeEach, describe, expect, test, vi } from 'vitest'\n")
const vitest: readonly Red[] = [
  v('one of several', 'R-assertion', parcels('{ code }'), test("expect(code(1)).toBeOneOf(['P-1', 'P_1'])")),
  v('it satisfies', 'R-assertion', parcels('{ book }'), test("expect(book('P1')).toSatisfy((parcel) => parcel.places.length > 0, 'has places')")),
  v('a promise is resolved otherwise', 'R-assertion', parcels('{ told }'), test("await expect(Promise.resolve(told())).resolves.toEqual({ told: 'P1' })")),
  v('a spy on the console', 'R-assertion', parcels('{ told }'), test("const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)\n  told('P1')\n  expect(log).toHaveBeenCalledWith('P1')")),
  v('the time stands still', 'R-assertion', parcels('{ book }'), test("vi.setSystemTime('2026-01-01')\n  const parcel = book('P1')\n  vi.useRealTimers()\n  expect(parcel).toHaveProperty('booked', new Date('2026-01-01'))")),
  v('a function that is none of a mock', 'H-test-bug', parcels('{ told }'), test('told()\n  expect(told).toHaveBeenCalledOnce()')),
  v('a value where a promise is meant', 'H-test-bug', parcels('{ quote }'), test('await expect(quote({ kg: 2 })).resolves.toBe(1)')),
  v('a spy on what is not there', 'H-test-bug', parcels('{ Courier }'), test("vi.spyOn(new Courier(), 'pikUp')\n  expect(1).toBe(1)")),
  v('a hook of a suite breaks', 'H-hook-or-setup', parcels('{ quote }'), `describe('prices', () => {\n  beforeEach(() => { expect(quote({ kg: 1 }).price).toBe(350) })\n  ${test('expect(quote({ kg: 2 }).price).toBe(700)')}})\n`),
  v('it is expected to fail', null, parcels('{ quote }'), "test.fails('red', () => { expect(quote({ kg: 2 }).price).toBe(700) })\n"),
  v('it is to be done', null, parcels('{ quote }'), "test.todo('red', () => { expect(quote({ kg: 2 }).price).toBe(700) })\n"),
] // prettier-ignore

const j = of("import { beforeEach, describe, expect, jest, test } from '@jest/globals'\n")
const jestReds: readonly Red[] = [
  j('a text is longer', 'R-assertion', parcels('{ page, book }'), test("expect(page(book('P1'))).toMatch(/<nav>.*P1<\\/nav>/s)")),
  j('a class is another', 'R-assertion', parcels('{ Courier, book }'), test("expect(book('P1')).toBeInstanceOf(Courier)")),
  j('a promise is resolved otherwise', 'R-assertion', parcels('{ told }'), test("await expect(Promise.resolve(told())).resolves.toEqual({ told: 'P1' })")),
  j('a spy on the console', 'R-assertion', parcels('{ told }'), test("const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)\n  told('P1')\n  expect(log).toHaveBeenCalledWith('P1')")),
  j('an error has other words', 'R-assertion', parcels('{ book, deliver }'), test("await expect(deliver(book('P1'))).rejects.toThrowErrorMatchingInlineSnapshot(`\"P1 weighs 1 kg\"`)")),
  j('a function that is none of a mock', 'H-test-bug', parcels('{ told }'), test('told()\n  expect(told).toHaveBeenCalled()')),
  j('a value where a promise is meant', 'H-test-bug', parcels('{ quote }'), test('await expect(quote({ kg: 2 })).resolves.toBe(1)')),
  j('a page without a document', 'H-test-bug', parcels('{ page, book }'), test("document.body.innerHTML = page(book('P1'))\n  expect(document.querySelector('nav')).not.toBeNull()")),
  j('it is told in two ways', 'H-test-bug', parcels('{ quote }'), "test('red', async (done) => { expect(quote({ kg: 2 }).price).toBe(0); done() })\n"),
  j('a hook of a suite breaks', 'H-hook-or-setup', parcels('{ quote }'), `describe('prices', () => {\n  beforeEach(() => { expect(quote({ kg: 1 }).price).toBe(350) })\n  ${test('expect(quote({ kg: 2 }).price).toBe(700)')}})\n`),
  j('it is expected to fail', null, parcels('{ quote }'), "test.failing('red', () => { expect(quote({ kg: 2 }).price).toBe(700) })\n"),
] // prettier-ignore

const n = of("import assert from 'node:assert/strict'\nimport { beforeEach, describe, mock, test } from 'node:test'\n")
const node: readonly Red[] = [
  n('an error by its members', 'R-assertion', parcels('{ book, deliver }'), test("await assert.rejects(deliver(book('P1')), { name: 'WeightError', message: 'P1 weighs 1 kg' })")),
  n('a class of errors is another', 'R-assertion', parcels('{ book, deliver }'), test("await assert.rejects(deliver(book('P1')), TypeError)")),
  n('it is not unequal', 'R-assertion', parcels('{ code }'), test("assert.notEqual(code(1), 'P1', 'a code has a check digit')")),
  n('a mock of the console', 'R-assertion', parcels('{ told }'), test("const log = mock.method(console, 'log', () => undefined)\n  told('P1')\n  log.mock.restore()\n  assert.equal(log.mock.callCount(), 1)")),
  n('a test of a test that is waited for', 'R-assertion', parcels('{ history }'), "describe('a history', { concurrency: true }, () => { test('has places', async (t) => { await t.test('of one', () => { assert.deepEqual(history('P1'), ['Bonn']) }) }) })\n"),
  n('it does not match', 'R-assertion', parcels('{ page, book }'), test("assert.match(page(book('P1')), /<nav>/)")),
  n('a mock of what is not there', 'H-test-bug', parcels('{ Courier }'), test("mock.method(new Courier(), 'pikUp')")),
  n('a hook of a suite breaks', 'H-hook-or-setup', parcels('{ quote }'), `describe('prices', () => {\n  beforeEach(() => { assert.equal(quote({ kg: 1 }).price, 350) })\n  ${test('assert.equal(quote({ kg: 2 }).price, 700)')}})\n`),
  n('it says why it fails', 'H-unconditional', parcels('{ quote }'), test("quote({ kg: 2 })\n  assert.fail('prices are to come')")),
  n('it is to be done', null, parcels('{ quote }'), "test('red', { todo: true }, () => { assert.equal(quote({ kg: 2 }).price, 700) })\n"),
  n('it leaves without a word', null, '', test('process.exit(0)'), { alone: true }),
] // prettier-ignore

const p = of("import { expect, test } from '@playwright/test'\n")
const chromium = { needs: ['/usr/bin/chromium'] }
const shown = (body: string) =>
  `test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } })\ntest('red', async ({ page }) => {\n  ${body}\n})\n`
const drawn = "await page.setContent(pageOf(book('P1')))\n  "
const playwright: readonly Red[] = [
  p('an element is not in the tree', 'R-assertion', parcels('{ book, page as pageOf }'), shown(`${drawn}await expect(page.getByTestId('map')).toBeVisible({ timeout: 300 })`), chromium),
  p('no element has this name', 'R-assertion', parcels('{ book, page as pageOf }'), shown(`${drawn}await expect(page.getByRole('button', { name: 'Track' })).toBeEnabled({ timeout: 300 })`), chromium),
  p('a tree of names', 'R-assertion', parcels('{ book, page as pageOf }'), shown(`${drawn}await expect(page.getByRole('main')).toMatchAriaSnapshot(\`- heading "Parcel P1"\`, { timeout: 300 })`), chromium),
  p('what is counted', 'R-assertion', parcels('{ book, page as pageOf }'), shown(`${drawn}expect(await page.locator('nav').count()).toBe(1)`), chromium),
  p('it passes some time', 'R-assertion', parcels('{ history }'), test("await expect(async () => { expect(history('P1')).toHaveLength(1) }).toPass({ timeout: 300 })")),
  p('it is asked again', 'R-assertion', parcels('{ locate }'), test("await expect.poll(() => locate('P1'), { timeout: 300 }).toEqual({ place: 'Bonn' })")),
  p('a page that the service has not', 'R-boundary', "import { start } from '../src/main.js'\n", shown("const server = await start()\n  const answer = await page.goto(`http://127.0.0.1:${server.address().port}/vans`)\n  server.close()\n  expect(answer?.status()).toBe(200)"), chromium),
  p('an answer is not OK', 'R-boundary', "import { start } from '../src/main.js'\n", "test('red', async ({ request }) => {\n  const server = await start()\n  const answer = await request.get(`http://127.0.0.1:${server.address().port}/vans`)\n  server.close()\n  await expect(answer).toBeOK()\n})\n"),
  p('the service is not there', 'R-own-server-refused', '', "test('red', async ({ request }) => {\n  expect((await request.post(`${process.env.HELIX_SERVICE_URL}/parcels`, { data: { code: 'P1' } })).status()).toBe(201)\n})\n"),
  p('an address without a beginning', 'H-test-bug', '', "test('red', async ({ request }) => {\n  expect((await request.get('/parcels')).status()).toBe(200)\n})\n"),
  p('a slip within the page', 'H-test-bug', parcels('{ book, page as pageOf }'), shown(`${drawn}expect(await page.evaluate(() => documnt.title)).toBe('Parcels')`), chromium),
  p('a page that was closed', 'H-test-bug', '', shown("await page.close()\n  expect(await page.title()).toBe('Parcels')"), chromium),
  p('a fixture that nobody gives', 'H-hook-or-setup', '', "test('red', async ({ pagee }) => { expect(pagee).toBe(1) })\n", { alone: true }),
  p('it waits for what is not in the page', 'H-timeout', parcels('{ book, page as pageOf }'), shown(`${drawn}await page.waitForSelector('#map', { timeout: 300 })`), chromium),
  p('it is expected to fail', null, parcels('{ quote }'), "test.fail('red', () => { expect(quote({ kg: 2 }).price).toBe(700) })\n"),
] // prettier-ignore

export const runnerReds: Readonly<Record<ScriptRunner, readonly Red[]>> = { vitest, jest: jestReds, node, playwright }

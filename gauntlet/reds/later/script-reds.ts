// Failing tests of the ticket desk that were written after the classes had been mended by those of desk/.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { words } from '../script-cases.ts'
import type { ScriptRunner } from '../desk/script-reds.ts'

const heads: Readonly<Record<ScriptRunner, string>> = {
  vitest: "import { afterAll, describe, expect, it, test, vi } from 'vitest'\n",
  jest: "import { afterAll, describe, expect, it, jest, test } from '@jest/globals'\n",
  node: "import assert from 'node:assert'\nimport { after, describe, it, mock, test } from 'node:test'\n",
  playwright: "import { expect, test } from '@playwright/test'\n",
}
const tickets = (names: string) => `import ${names} from '../src/domain/tickets.js'\n`

/** All of them for a runner. */
export function laterReds(runner: ScriptRunner): Red[] {
  const say = words[runner]
  const red = (why: string, right: RedClassName | null, imports: string, body: string, more: Partial<Red> & { around?: string } = {}): Red => {
    const { around = '', ...held } = more
    return { why, right, text: `${heads[runner]}${imports}${around}\ntest('fails', async () => {\n  ${body}\n})\n`, loading: false, ...held }
  } // prettier-ignore
  const loading = { loading: true }
  return [
    red('a getter answers another value', 'R-assertion', tickets('{ Ticket }'), `const { title: name, state } = new Ticket('Ä & Ö')\n  ${say.deep('{ name, state }', "{ name: 'Ä & Ö', state: 'open' }")}`),
    red('a map has no such key', 'R-assertion', tickets('{ list }'), `const byId = new Map(list().map((one) => [one.id, one]))\n  ${say.truthy('byId.has(8)')}`),
    red('a function is handed another one', 'R-assertion', tickets('{ list }'), `const told = []\n  for (const one of list()) told.push(one.state)\n  ${say.deep('told', "['open', 'closed']")}`),
    red('a promise answers nothing', 'R-assertion', tickets('{ watch }'), say.equal('await Promise.resolve(watch())', '7')),
    red('the text has both quotes and a path', 'R-assertion', tickets('{ slug }'), say.equal("slug('./a')", "`Cannot find module './a' imported from \"/b.js\"`")),
    red('an error of the wrong words', 'R-assertion', tickets('{ assign }'), `let said = ''\n  try { await assign() } catch (error) { said = error.message }\n  ${say.equal('said', "'already assigned'")}`),
    red('a method is not implemented after a wait', 'R-not-implemented', tickets('{ Ticket }'), `await new Promise((resolve) => setTimeout(resolve, 5))\n  const ticket = new Ticket('a')\n  await Promise.resolve(ticket.close())\n  ${say.equal('ticket.state', "'closed'")}`),
    red('the route takes no such method', 'R-boundary', "import { serve } from '../src/main.js'\n", `const server = await serve()\n  const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/old\`, { method: 'DELETE' })\n  server.close()\n  server.closeAllConnections()\n  ${say.equal('answer.status', '204')}`),
    red('the service does not listen', 'R-own-server-refused', "import { get } from 'node:http'\n", `const status = await new Promise((resolve, reject) => { get(new URL('/health', process.env.HELIX_SERVICE_URL), (answer) => resolve(answer.statusCode)).on('error', reject) })\n  ${say.equal('status', '200')}`),
    red('a class in a module to come', 'R-missing-module', "import { Escalation } from '../src/domain/escalations/escalation.js'\n", say.equal('new Escalation(3).level', '3'), loading),
    red('a module to come beside one that is there', 'R-missing-module', `${tickets('{ list }')}import { sortByAge } from '../src/domain/sorting.js'\n`, say.deep('sortByAge(list())', 'list()'), loading),
    red('a constant that is not exported', 'R-missing-export', tickets('{ list, STATES }'), say.equal('list().every(({ state }) => STATES.includes(state))', 'true'), loading),
    red('a function that is not exported', 'R-missing-export', "import { teams, teamOf } from '../src/domain/teams.js'\n", say.equal('teamOf(teams()[0])', "'support'"), loading),
    red('two letters of a folder are swapped', 'H-missing-helper', "import { teams } from '../src/domian/teams.js'\n", say.deep('teams()', "['support', 'sales']"), loading),
    red('a letter of a name is doubled', 'H-test-bug', tickets('{ lisst }'), say.equal('lisst().length', '2'), loading),
    red('a package of types for tests', 'H-missing-package', "import nock from 'nock-of-nobody'\n", "nock('http://a')", loading),
    red('a helper that nobody wrote', 'H-missing-helper', "import { login } from './helpers/login.js'\n", 'await login()', loading),
    red('a folder of fixtures is not there', 'H-missing-helper', `import { readdirSync } from 'node:fs'\n${tickets('{ list }')}`, say.equal("readdirSync('test/fixtures/tickets').length", 'list().length')),
    red('the program of the database is not there', 'H-environment', "import { spawn } from 'node:child_process'\nimport { once } from 'node:events'\n", "const child = spawn('pg-of-nobody', ['--port', '0'])\n  await once(child, 'exit')"),
    red('a key for tests is not set', 'H-environment', '', "const key = process.env.DESK_API_KEY\n  if (key === undefined) throw new Error('DESK_API_KEY is not set: see CONTRIBUTING.md')"),
    red('nothing has this member', 'H-test-bug', tickets('{ find }'), say.equal('find(9).title', "'a'")),
    red('an array is no iterator', 'H-test-bug', tickets('{ open }'), `const [first] = open('a')\n  ${say.equal('first', "'a'")}`),
    red('the product is handed nothing', 'H-source-bug', tickets('{ titles }'), say.deep('titles([{ title: undefined }])', "['']")),
    red('it says that it is to be done', 'H-unconditional', tickets('{ list }'), `list()\n  ${say.equal("'todo'", "'done'")}`),
    red('it throws what it found', 'H-other', tickets('{ list }'), 'throw list()'),
  ] // prettier-ignore
}

const vitest: readonly Red[] = [
  {
    why: 'a snapshot over many lines',
    right: 'R-assertion',
    text: `${heads.vitest}${tickets('{ open }')}it('is drawn', () => {\n  expect(open('a')).toMatchInlineSnapshot(\`\n    {\n      "id": 8,\n    }\n  \`)\n})\n`,
  },
  {
    why: 'a spy on a method',
    right: 'R-assertion',
    text: `${heads.vitest}${tickets('{ watch }')}describe('watching', () => {\n  it('tells', () => {\n    const seen = { told: () => undefined }\n    const spy = vi.spyOn(seen, 'told')\n    watch(seen.told)\n    expect(spy).toHaveBeenCalledOnce()\n  })\n})\n`,
  },
  {
    why: 'a hook at the end breaks',
    right: 'H-hook-or-setup',
    text: `${heads.vitest}describe('tickets', () => {\n  afterAll(() => { throw new Error('cannot stop') })\n  it('is well', () => { expect(1).toBe(1) })\n})\n`,
  },
  {
    why: 'a throw where a matcher waits',
    right: 'R-assertion',
    text: `${heads.vitest}${tickets('{ slug }')}it('refuses', () => { expect(() => slug('')).toThrowError(/empty/) })\n`,
  },
]
const jest: readonly Red[] = [
  {
    why: 'a mock answers in turn',
    right: 'R-assertion',
    text: `${heads.jest}${tickets('{ watch }')}it('tells twice', () => {\n  const seen = jest.fn()\n  watch(seen)\n  expect(seen.mock.calls).toEqual([[1], [2]])\n})\n`,
  },
  {
    why: 'the last call of a mock',
    right: 'R-assertion',
    text: `${heads.jest}${tickets('{ watch }')}it('tells the last', () => {\n  const seen = jest.fn()\n  watch(seen)\n  expect(seen).toHaveBeenLastCalledWith('closed')\n})\n`,
  },
  {
    why: 'a class is required that is to come',
    right: 'R-missing-export',
    text: "const { Board } = require('../src/legacy.cjs')\n\ndescribe('a board', () => {\n  it('is empty', () => { expect(new Board().columns).toEqual([]) })\n})\n",
    path: 'e2e/boards.test.cjs',
  },
  {
    why: 'a throw where a matcher waits',
    right: 'R-assertion',
    text: `${heads.jest}${tickets('{ slug }')}it('refuses', () => { expect(() => slug('')).toThrow(/empty/) })\n`,
  },
]
const node: readonly Red[] = [
  {
    why: 'a suite with a test of its own name',
    right: 'R-assertion',
    text: `${heads.node}${tickets('{ slug }')}describe('slug', () => { it('slug', () => { assert.strictEqual(slug('A b'), 'a-b') }) })\n`,
  },
  {
    why: 'a loose comparison',
    right: 'R-assertion',
    text: `${heads.node}${tickets('{ round }')}it('rounds', () => { assert.equal(round(1.5), 2) })\n`,
  },
  {
    why: 'a test that is told by a callback',
    right: 'R-assertion',
    text: `${heads.node}${tickets('{ slug }')}it('is told', (t, done) => { setImmediate(() => { try { assert.equal(slug('A b'), 'a-b'); done() } catch (error) { done(error) } }) })\n`,
  },
  {
    why: 'a hook at the end breaks',
    right: 'H-hook-or-setup',
    text: `${heads.node}describe('tickets', () => {\n  after(() => { throw new Error('cannot stop') })\n  it('is well', () => { assert.ok(Date.now() > 1) })\n})\n`,
  },
]
const playwright: readonly Red[] = [
  {
    why: 'a header of a request',
    right: 'R-assertion',
    text: `${heads.playwright}import { serve } from '../src/main.js'\ntest('answers', async ({ request }) => {\n  const server = await serve()\n  const answer = await request.get(\`http://127.0.0.1:\${server.address().port}/tickets\`)\n  server.close()\n  expect(answer.headers()['content-type']).toContain('text/html')\n})\n`,
  },
  {
    why: 'a list in a page',
    right: 'R-assertion',
    needs: ['/usr/bin/chromium'],
    text: `${heads.playwright}test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } })\ntest('lists', async ({ page }) => {\n  await page.setContent('<ul><li>one</li></ul>')\n  await expect(page.getByRole('listitem')).toHaveCount(2, { timeout: 300 })\n})\n`,
  },
  {
    why: 'a suite with a fixture that breaks',
    right: 'H-hook-or-setup',
    text: `${heads.playwright}const it = test.extend({ token: [async ({}, use) => { throw new Error('no token'); await use('') }, { auto: true }] })\nit('asks', async () => { expect(process.pid).toBe(1) })\n`,
  },
  {
    why: 'it fails softly and goes on',
    right: 'R-assertion',
    text: `${heads.playwright}${tickets('{ list }')}test.describe('tickets', () => {\n  test('are many', async () => {\n    await test.step('count', async () => { expect.soft(list(), 'all tickets').toHaveLength(2) })\n    expect(list()[0].title).toBe('second')\n  })\n})\n`,
  },
]

export const laterRunnerReds: Readonly<Record<ScriptRunner, readonly Red[]>> = { vitest, jest, node, playwright }

// Failing tests of a ticket desk, in the ways in which projects write them; for each runner of JavaScript in its own words.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { words } from '../script-cases.ts'

export type ScriptRunner = keyof typeof words

const heads: Readonly<Record<ScriptRunner, string>> = {
  vitest: "import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'\n",
  jest: "import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'\n",
  node: "import assert from 'node:assert/strict'\nimport { afterEach, before, beforeEach, describe, test } from 'node:test'\n",
  playwright: "import { expect, test } from '@playwright/test'\n",
}
const hastyHooks: Readonly<Record<ScriptRunner, (body: string) => string>> = {
  vitest: (body) => `beforeAll(async () => { ${body} }, 200)`,
  jest: (body) => `beforeAll(async () => { ${body} }, 200)`,
  node: (body) => `before(async () => { ${body} }, { timeout: 200 })`,
  playwright: (body) => `test.beforeAll(async () => { test.setTimeout(200); ${body} })`,
}

interface Around {
  around?: string
  title?: string
  needs?: readonly string[]
  files?: Red['files']
  path?: string
  /** It breaks when its file is loaded. */
  loading?: boolean
  passesOnNothing?: true
}

/** By the red bar's definition it is no good red, for nothing of it asks for more than a stub does. */
const onNothing = { passesOnNothing: true } as const

const tickets = (names: string) => `import ${names} from '../src/domain/tickets.js'\n`
const served = "import { serve } from '../src/main.js'\nimport { port } from '../test/support/ask.js'\n"
const serving = (body: string) =>
  `const server = await serve(); const url = 'http://127.0.0.1:' + port(server); try { ${body} } finally { server.close() }`
const spawned = "import { execFileSync, spawnSync } from 'node:child_process'\n"
const never = 'await new Promise(() => setTimeout(() => undefined, 3000))'
const got = `const get = (url) => new Promise((resolve, reject) => http.get(url, (answer) => resolve(answer.resume().statusCode)).on('error', reject))\n`

/** All of them for a runner. */
export function scriptReds(runner: ScriptRunner): Red[] {
  const say = words[runner]
  const isNode = runner === 'node'
  const suite = runner === 'playwright' ? 'test.describe' : 'describe'
  const afterEach = runner === 'playwright' ? 'test.afterEach' : 'afterEach'
  const near = (actual: string, expected: string) =>
    isNode ? `assert.ok(Math.abs(${actual} - ${expected}) < 0.01)` : `expect(${actual}).toBeCloseTo(${expected}, 1)`
  const red = (why: string, right: RedClassName | null, imports: string, body: string, more: Around = {}): Red => {
    const { around = '', title = "'red'", loading = false, ...held } = more
    const text = `${heads[runner]}${imports}${around}\ntest(${title}, async () => {\n  ${body}\n})\n`
    return { why, right, text, loading, ...held }
  }
  const whole = (why: string, right: RedClassName | null, text: string, loading = false): Red => ({
    why, right, text: heads[runner] + text, loading,
  }) // prettier-ignore
  const broken = (why: string, right: RedClassName, imports: string, body: string, more: Around = {}) =>
    red(why, right, imports, body, { loading: true, ...more })
  return [
    // The product answers, but not as asserted.
    red('a member of an object of a class', 'R-assertion', tickets('{ Ticket }'), say.equal("new Ticket('a').state", "'open'")),
    red('nothing is found', 'R-assertion', tickets('{ find }'), say.truthy('find(9)')),
    red('null is no owner', 'R-assertion', tickets('{ owner }'), isNode ? 'assert.notEqual(owner(7), null)' : 'expect(owner(7)).not.toBeNull()', onNothing),
    red('nothing is not defined', 'R-assertion', tickets('{ find }'), isNode ? 'assert.notEqual(find(9), undefined)' : 'expect(find(9)).toBeDefined()'),
    red('a list of thousands', 'R-assertion', tickets('{ list }'), say.deep('list()', "Array.from({ length: 3000 }, (_, id) => ({ id, title: 'a ticket with a long title', state: 'open' }))")),
    red('the text has colours', 'R-assertion', tickets('{ render }'), say.equal("render({ title: 'a' })", String.raw`'\u001b[1ma\u001b[0m'`)),
    red('the text is German', 'R-assertion', tickets('{ render }'), say.equal("render({ title: 'Größe' })", "'<b>Größe: 5 €, noch nicht implementiert</b>'")),
    red('the title has signs', 'R-assertion', tickets('{ slug }'), say.equal("slug('A b')", "'a-b'"), { title: "'GET /tickets > 200 (100 %) $price [a|b] \"quoted\"'" }),
    red('the title is put together', 'R-assertion', tickets('{ slug }'), say.equal("slug('A b')", "'a-b'"), { around: "const what = 'slugs'\n", title: "'makes ' + what" }),
    red('the title is of two lines', 'R-assertion', tickets('{ slug }'), say.equal("slug('A b')", "'a-b'"), { title: '`makes slugs\n   of titles`' }),
    whole('in a suite of a suite', 'R-assertion', `${tickets('{ slug }')}${suite}('slugs', () => { ${suite}('of titles', () => { test('red', () => { ${say.equal("slug('A b')", "'a-b'")} }) }) })\n`),
    whole('by a loop', 'R-assertion', `${tickets('{ slug }')}for (const [given, wanted] of [['A b', 'a-b'], ['C d', 'c-d']]) {\n  test(\`makes \${wanted} of \${given}\`, () => { ${say.equal('slug(given)', 'wanted')} })\n}\n`),
    red('a number is near', 'R-assertion', tickets('{ round }'), near('round(1.26)', '1.3')),
    red('chai counts', 'R-assertion', `import * as chai from 'chai'\n${tickets('{ list }')}`, 'chai.expect(list()).to.have.lengthOf(3)', { needs: ['chai'] }),
    red('chai asks for a member', 'R-assertion', `import * as chai from 'chai'\n${tickets('{ open }')}`, "chai.expect(open('a')).to.have.property('owner')", { needs: ['chai'] }),
    red('chai asks whether it is empty', 'R-assertion', `import * as chai from 'chai'\n${tickets('{ open }')}`, "chai.expect(open('a').tags).to.not.be.empty", { needs: ['chai'] }),
    red('chai asserts', 'R-assertion', `import { assert as that } from 'chai'\n${tickets('{ open }')}`, "that.deepEqual(open('a').tags, ['urgent'])", { needs: ['chai'] }),
    red('chai asserts that it is true', 'R-assertion', `import { assert as that } from 'chai'\n${tickets('{ list }')}`, "that.isTrue(list().some(({ state }) => state === 'done'))", { needs: ['chai'] }),
    red('should compares', 'R-assertion', `import should from 'should'\n${tickets('{ open }')}`, "should(open('a').state).equal('done')", { needs: ['should'] }),
    red('should asks for a member', 'R-assertion', `import 'should'\n${tickets('{ open }')}`, "open('a').should.have.property('owner', 'Ada')", { needs: ['should'] }),
    red('Node compares deeply', 'R-assertion', `import { deepStrictEqual } from 'node:assert'\n${tickets('{ open }')}`, "deepStrictEqual(open('a').tags, ['urgent'])"),
    red('Node matches', 'R-assertion', `import { match } from 'node:assert/strict'\n${tickets('{ slug }')}`, "match(slug('A b'), /^a-b$/)"),
    red('Node asserts with a message', 'R-assertion', `import { ok } from 'node:assert/strict'\n${tickets('{ list }')}`, "ok(list().length > 3, 'there are more than three')"),
    red('Node asks for a rejection by its members', 'R-assertion', `import { rejects } from 'node:assert/strict'\n${tickets('{ assign }')}`, "await rejects(assign(), { message: 'already assigned' })"),
    red('another error is rejected', 'R-assertion', tickets('{ assign }'), say.rejects('assign()')),
    red('an event does not come', 'R-assertion', tickets('{ watch }'), `let count = 0; watch(() => { count += 1 }); ${say.equal('count', '1')}`),
    red('by an asynchronous helper', 'R-assertion', `${tickets('{ slug }')}import { ask } from '../test/support/ask.js'\n`, `await ask((value) => { ${say.equal('value', "'a-b'")} }, slug('A b'))`),
    red('several at once', 'R-assertion', tickets('{ slug }'), `await Promise.all(['A', 'B'].map(async (title) => { await null; ${say.equal('slug(title)', 'title.toLowerCase()')} }))`),
    red('the server breaks', 'R-assertion', served, serving(say.equal("(await fetch(url + '/broken')).status", '200'))),
    red('a header of an answer', 'R-assertion', served, serving(say.equal("(await fetch(url + '/tickets')).headers.get('content-type')", "'text/csv'"))),
    red('a body of an answer', 'R-assertion', served, serving(say.deep("await (await fetch(url + '/tickets')).json()", '{ tickets: [] }'))),
    red('how a program ends', 'R-assertion', spawned, say.equal("spawnSync(process.execPath, ['src/cli.js', 'archive']).status", '0')),
    red('what a program prints', 'R-assertion', spawned, say.equal("execFileSync(process.execPath, ['src/cli.js', 'list'], { encoding: 'utf8' })", "'7 first\\n'")),
    red('supertest asks for a header', 'R-assertion', "import supertest from 'supertest'\nimport { app } from '../src/adapters/express.js'\n", "await supertest(app).get('/tickets/7').expect('Content-Type', /json/)", { needs: ['express', 'supertest'] }),
    red('supertest asks for a body', 'R-assertion', "import supertest from 'supertest'\nimport { app } from '../src/adapters/express.js'\n", "await supertest(app).get('/tickets/7').expect('eight')", { needs: ['express', 'supertest'] }),
    // It says that it is not implemented.
    red('by its code', 'R-not-implemented', tickets('{ merge }'), say.equal('merge(1, 2)', '1')),
    red('not yet', 'R-not-implemented', tickets('{ split }'), say.deep('split(1)', '[1, 2]')),
    red('a method of a class', 'R-not-implemented', tickets('{ Ticket }'), `const ticket = new Ticket('a'); ticket.close(); ${say.equal('ticket.state', "'closed'")}`),
    red('in a callback', 'R-not-implemented', tickets('{ Ticket, list }'), "list().map(({ title }) => new Ticket(title)).forEach((ticket) => ticket.close())"),
    red('in a stream', 'R-not-implemented', tickets('{ stream }'), `const all = []; for await (const one of stream()) all.push(one); ${say.equal('all.length', '2')}`),
    red('all attempts together', 'R-not-implemented', tickets('{ reopen }'), 'await Promise.any([reopen(1), reopen(2)])', onNothing),
    red('wrapped twice', 'R-not-implemented', tickets('{ send }'), 'await send()', onNothing),
    red('where another error is expected', 'R-not-implemented', tickets('{ Ticket }'), isNode ? "assert.doesNotThrow(() => new Ticket('a').close())" : "expect(() => new Ticket('a').close()).not.toThrow()", onNothing),
    // Its routes and its service are not there.
    red('supertest finds no route', 'R-boundary', "import supertest from 'supertest'\nimport { app } from '../src/adapters/express.js'\n", "await supertest(app).get('/tickets').expect(200)", { needs: ['express', 'supertest'] }),
    red('supertest answers an object', 'R-boundary', "import supertest from 'supertest'\nimport { app } from '../src/adapters/express.js'\n", `const answer = await supertest(app).post('/tickets').send({ title: 'a' }); ${say.equal('answer.status', '201')}`, { needs: ['express', 'supertest'] }),
    red('fastify finds no route', 'R-boundary', "import { app } from '../src/adapters/fastify.js'\n", say.equal("(await app.inject({ method: 'POST', url: '/tickets' })).statusCode", '201'), { needs: ['fastify'] }),
    red('a route says not implemented', 'R-boundary', served, serving(say.equal("(await fetch(url + '/export')).status", '200'))),
    red('http finds no route', 'R-boundary', `import http from 'node:http'\n${served}`, serving(say.equal("await get(url + '/tickets')", '200')), { around: got }),
    red('the service is asked by http', 'R-own-server-refused', "import http from 'node:http'\n", say.equal("await get(process.env.HELIX_SERVICE_URL + '/tickets')", '200'), { around: got }),
    red('the service is asked by its local name', 'R-own-server-refused', '', say.equal("(await fetch(process.env.HELIX_SERVICE_URL.replace('127.0.0.1', 'localhost') + '/tickets')).status", '200')),
    red('the service is asked by supertest', 'R-own-server-refused', "import supertest from 'supertest'\n", "await supertest(process.env.HELIX_SERVICE_URL).get('/tickets').expect(200)", { needs: ['supertest'] }),
    red('the service is asked by a socket', 'R-own-server-refused', "import net from 'node:net'\nimport { once } from 'node:events'\n", "const socket = net.connect(Number(new URL(process.env.HELIX_SERVICE_URL).port), '127.0.0.1'); await once(socket, 'connect')", onNothing),
    // Modules that are not there.
    broken('a module in a folder that is not there', 'R-missing-module', "import { due } from '../src/domain/deadlines/due.js'\n", say.equal('due(7)', '3')),
    broken('a module behind a helper', 'R-missing-module', "import { aQueue } from '../test/support/queue.js'\n", say.equal('aQueue().length', '1')),
    broken('a module by an alias', 'R-missing-module', "import { limit } from '#domain/limits.js'\n", say.equal('limit()', '3')),
    broken('a module with blanks in its name', 'R-missing-module', "import { goal } from '../src/domain/ziele und größen.js'\n", say.equal('goal()', '3')),
    { ...broken('a module for a test with blanks in its name', 'R-missing-module', "import { goal } from '../src/domain/goals.js'\n", say.equal('goal()', '3')), path: 'e2e/prüft alle ziele.test.js' },
    broken('an adapter that is to come', 'R-missing-module', "import { open } from '../src/domain/tickets.js'\nimport * as mail from '../src/adapters/mail/index.js'\n", say.equal("mail.send(open('a'))", "'sent'")),
    red('a module in a hook', 'R-missing-module', '', say.equal('due(7)', '3'), { around: `let due\n${say.beforeAll("({ due } = await import('../src/domain/due.js'))")}\n` }),
    red('a module that is required', 'R-missing-module', "import { createRequire } from 'node:module'\n", `const { board } = createRequire(import.meta.url)('../src/board.cjs'); ${say.equal('board()', '1')}`),
    red('a module by a name that is put together', 'R-missing-module', '', `const name = 'escalation'; const { escalate } = await import(\`../src/domain/\${name}.js\`); ${say.equal('escalate(7)', '1')}`),
    red('a program that is not there', 'R-missing-module', spawned, say.equal("execFileSync(process.execPath, ['src/desk.js', 'list'], { encoding: 'utf8', stdio: 'pipe' })", "'7 first\\n'")),
    red('a program that is not there by its path', 'R-missing-module', `${spawned}import { fileURLToPath } from 'node:url'\n`, say.equal("execFileSync(fileURLToPath(new URL('../src/bin/desk', import.meta.url)), ['list'], { encoding: 'utf8' })", "'7 first\\n'")),
    // Names that modules do not export.
    broken('no default', 'R-missing-export', "import desk from '../src/domain/teams.js'\n", say.equal("desk.open('a').id", '8')),
    broken('a member of what is not exported', 'R-missing-export', tickets('{ states }'), say.equal('states.open', "'open'")),
    broken('the keys of what is not exported', 'R-missing-export', tickets('{ limits }'), say.equal('Object.keys(limits).length', '3')),
    broken('a class above that is not exported', 'R-missing-export', tickets('{ Base }'), say.equal('new Mine().id', '1'), { around: 'class Mine extends Base {}\n' }),
    broken('not exported again', 'R-missing-export', "import { escalate } from '../src/index.js'\n", say.equal('escalate(7)', '1')),
    red('taken when it runs', 'R-missing-export', '', `const { escalate } = await import('../src/domain/tickets.js'); ${say.equal('escalate(7)', '1')}`),
    red('a member of a namespace in a suite', 'R-missing-export', tickets('* as desk'), say.equal('new desk.Board().size', '1')),
    red('a member of a required module', 'R-missing-export', "import { createRequire } from 'node:module'\n", `const { escalate } = createRequire(import.meta.url)('../src/legacy.cjs'); ${say.equal('escalate(7)', '1')}`),
    red('a member of a module of CommonJS', 'R-missing-export', "import legacy from '../src/legacy.cjs'\n", say.equal('legacy.escalate(7)', '1')),
    // The test, or what it needs, is wrong.
    broken('letters of a path are swapped', 'H-missing-helper', "import { slug } from '../src/domain/tikcets.js'\n", say.equal("slug('A b')", "'a-b'")),
    broken('a folder of a path is left out', 'H-missing-helper', "import { slug } from '../domain/tickets.js'\n", say.equal("slug('A b')", "'a-b'")),
    broken('a path leads too far up', 'H-missing-helper', "import { slug } from '../../src/domain/tickets.js'\n", say.equal("slug('A b')", "'a-b'")),
    broken('letters of a name are swapped', 'H-test-bug', tickets('{ slgu }'), say.equal("slgu('A b')", "'a-b'")),
    broken('a package for tests is not installed', 'H-missing-package', "import spies from 'spies-of-nobody'\n", say.equal('spies().count', '1')),
    broken('a part that a package has not', 'H-missing-package', "import { x } from 'chai/register-nothing'\n", say.equal('x()', '1'), { needs: ['chai'] }),
    broken('a name that a package has not', 'H-test-bug', "import { readWholeFile } from 'node:fs'\n", say.equal("readWholeFile('a')", "'a'")),
    broken('a name that a helper has not', 'H-test-bug', "import { aTicket } from '../test/support/ask.js'\n", say.equal('aTicket().id', '1')),
    red('a fixture is not there', 'H-missing-helper', `import { readFileSync } from 'node:fs'\n${tickets('{ parse }')}`, say.equal("parse(readFileSync('test/fixtures/ticket.json', 'utf8')).id", '1')),
    broken('an imported fixture is not there', 'H-missing-helper', `import fixture from '../test/fixtures/ticket.json' with { type: 'json' }\n${tickets('{ open }')}`, say.deep("open('a')", 'fixture')),
    broken('the product cannot be parsed', 'H-syntax', "import { torn } from '../src/domain/torn.js'\n", say.equal('torn', '1')),
    broken('the product needs a package that is not there', 'H-missing-package', "import { mailer } from '../src/adapters/mailer.js'\n", say.equal('mailer()', '1')),
    broken('the product needs a module that is not there', 'H-broken-source-import', "import { store } from '../src/domain/store.js'\n", say.equal('store().length', '1')),
    broken('the product needs a name that is not there', 'H-broken-source-import', "import { unnamed } from '../src/domain/unnamed.js'\n", say.equal('unnamed()', '1')),
    broken('the product needs a variable', 'H-environment', "import { rows } from '../src/adapters/database.js'\n", say.equal('rows().length', '1')),
    broken('the product breaks when it is loaded', 'H-source-bug', "import { limit } from '../src/domain/eager.js'\n", say.equal('limit', '1')),
    red('a hook after each breaks', 'H-hook-or-setup', tickets('{ list }'), say.equal('list().length', '1'), { around: `${afterEach}(() => { throw new Error('cannot clean up') })\n` }),
    red('a hook before each asserts', 'H-hook-or-setup', tickets('{ list, slug }'), say.equal('list().length', '1'), { around: `${say.beforeEach(say.equal("slug('A b')", "'a-b'"))}\n` }),
    red('a hook asks for what is not implemented', 'H-hook-or-setup', tickets('{ split }'), say.equal('1', '1'), { around: `${say.beforeAll('split(1)')}\n` }),
    whole('a suite breaks', 'H-hook-or-setup', `${suite}('tickets', () => {\n  throw new Error('no tickets')\n  test('red', () => { ${say.equal('1', '2')} })\n})\n`, true),
    red('a hook does not end', 'H-timeout', tickets('{ slug }'), say.equal("slug('A b')", "'a-b'"), { around: `${hastyHooks[runner](never)}\n` }),
    whole('it waits for what does not come', 'H-timeout', `import { once, EventEmitter } from 'node:events'\n${say.hasty(`setTimeout(() => undefined, 3000); await once(new EventEmitter(), 'closed')`)}\n`),
    red('a host that nobody knows by http', 'H-environment', "import http from 'node:http'\n", say.equal("await get('http://desk.invalid/tickets')", '200'), { around: got }),
    red('a program that is not installed', 'H-environment', spawned, "execFileSync('database-of-nobody', ['--version'])"),
    red('a database is down', 'H-environment', "import net from 'node:net'\nimport { once } from 'node:events'\n", "const socket = net.connect(9, '127.0.0.1'); await once(socket, 'connect')"),
    red('a database is down beside the service', 'H-environment', '', `const own = process.env.HELIX_SERVICE_URL; ${say.equal("(await fetch('http://localhost:2/?' + own.length)).status", '200')}`),
    red('a variable is missing', 'H-environment', '', "if (!process.env.DESK_TOKEN) throw new Error('Missing environment variable DESK_TOKEN')"),
    red('the port of the product is taken', 'H-environment', served, 'const one = await serve(); try { await serve(port(one)) } finally { one.close() }'),
    red('nobody may write there', 'H-environment', "import { writeFileSync } from 'node:fs'\n", "throw Object.assign(new Error(\"EROFS: read-only file system, open '/data/a'\"), { code: 'EROFS', errno: -30, syscall: 'open' })"),
    red('a word of CommonJS', 'H-test-bug', tickets('{ list }'), say.equal('list().length + __dirnam.length', '1')),
    // To escalate is what five others of these ask for: nothing tells this one from them.
    red('a method that an object has not', 'R-missing-export', tickets('{ Ticket }'), `const ticket = new Ticket('a'); ${say.equal('ticket.escalate()', '1')}`),
    red('a member far below', 'H-test-bug', tickets('{ list }'), say.equal('list()[0].owner.name', "'Ada'")),
    red('a text that is no JSON', 'H-test-bug', tickets('{ list }'), say.equal("JSON.parse('{id: 7').id", 'list()[0].id')),
    red('a constant gets a value', 'H-test-bug', tickets('{ list }'), `const tickets = list(); tickets = []; ${say.equal('tickets.length', '1')}`),
    red('the address is none', 'H-test-bug', '', say.equal('(await fetch(process.env.DESK_ADDRESS + "/tickets")).status', '200')),
    red('the product reads far below', 'H-source-bug', tickets('{ lead }'), say.equal("lead({ owner: {} })", "'Ada'")),
    red('the product gets no JSON', 'H-source-bug', tickets('{ parse }'), say.equal("parse('{id: 7').id", '7')),
    red('the product never comes back', 'H-source-bug', tickets('{ depth }'), say.equal('depth({})', '1')),
    red('a callback of the product breaks', 'H-source-bug', tickets('{ titles }'), say.deep('titles([{}])', "['a']")),
    red('the product rejects', 'H-source-bug', tickets('{ assign }'), say.equal("(await assign('Ada')).owner", "'Ada'")),
    red('true is false', 'H-unconditional', tickets('{ list }'), say.equal('true', 'false')),
    red('one is two', 'H-unconditional', '', say.equal('1', '2')),
    red('not implemented in a helper of the test', 'H-unconditional', '', 'pending()', { around: "const pending = () => { throw new Error('not implemented yet') }\n" }),
    red('an object is thrown', 'H-other', '', 'throw { status: 404 }'),
    red('nothing is rejected with', 'H-other', '', 'await Promise.reject(undefined)'),
    red('an error about what is to do', 'H-other', tickets('{ list }'), "if (list().length < 3) throw new Error('TODO: more tickets')"),
  ] // prettier-ignore
}

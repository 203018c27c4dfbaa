// Failing tests of the parcel service that were written after the classes had been mended by those of parcels/.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { words } from '../script-cases.ts'
import type { ScriptRunner } from '../desk/script-reds.ts'

const parcels = (names: string) => `import ${names} from '../src/domain/parcels.js'\n`
const started = "import { start } from '../src/main.js'\n"
const spawned = "import { spawnSync } from 'node:child_process'\n"

/** All of them for a runner. */
export function returnsReds(runner: ScriptRunner): Red[] {
  const say = words[runner]
  const afterEach = runner === 'playwright' ? 'test.afterEach' : 'afterEach'
  const head = runner === 'playwright' ? say.head : say.head.replace('beforeEach', 'afterEach, beforeEach')
  const written = (loading: boolean) => (why: string, right: RedClassName | null, imports: string, body: string, around = ''): Red => ({
    why, right, text: `${head}${imports}${around}\ntest('red', async () => {\n  ${body}\n})\n`, loading,
  }) // prettier-ignore
  const red = written(false)
  const broken = written(true)
  return [
    red('the order is another', 'R-assertion', parcels('{ load }'), say.deep("load(load([], 'B'), 'A')", "['A', 'B']")),
    red('a code is padded', 'R-assertion', parcels('{ code }'), say.equal('code(7)', "'P0007'")),
    red('an error has no code', 'R-assertion', parcels('{ book, deliver }'), `const error = await deliver(book('P1')).catch((caught) => caught)\n  ${say.equal('error.code', "'E_WEIGHT'")}`),
    red('the text is that of another error', 'R-assertion', parcels('{ book, page }'), say.equal("page(book('P1'))", "'ReferenceError: page is not defined\\n    at e2e/page.test.js:1:1'")),
    red('all are settled otherwise', 'R-assertion', parcels('{ Courier }'), `const [done] = await Promise.allSettled([new Courier().hand('P1')])\n  ${say.equal('done.status', "'fulfilled'")}`),
    red('a program is told by its input', 'R-assertion', spawned, say.deep("spawnSync(process.execPath, ['src/cli.js', 'book'], { input: 'P1', encoding: 'utf8' }).stdout.split(' ')", "['booked', 'P1\\n']")),
    red('a timer does not tell', 'R-assertion', parcels('{ told }'), `const seen = []\n  told((one) => seen.push(one))\n  await new Promise((done) => setTimeout(done, 20))\n  ${say.deep('seen', "['P1']")}`),
    red('it says not implemented within a list', 'R-not-implemented', parcels('{ book, label }'), say.deep("['P1', 'P2'].map((one) => label(book(one)))", "['P1', 'P2']")),
    red('it says not implemented after it was bound', 'R-not-implemented', parcels('{ Courier }'), `const courier = new Courier()\n  const hand = courier.hand.bind(courier)\n  ${say.equal("await hand('P1')", 'true')}`),
    red('nothing is at this address', 'R-boundary', `import { get } from 'node:http'\n${started}`, `const server = await start()\n  const status = await new Promise((done, fail) => get({ port: server.address().port, host: '127.0.0.1', path: '/returns' }, (answer) => { answer.resume(); done(answer.statusCode) }).on('error', fail))\n  server.close()\n  ${say.equal('status', '200')}`),
    red('the service is not there when it is posted to', 'R-own-server-refused', "import { request } from 'node:http'\n", `const status = await new Promise((done, fail) => { request(process.env.HELIX_SERVICE_URL + '/returns', { method: 'POST' }, (answer) => done(answer.statusCode)).on('error', fail).end('{}') })\n  ${say.equal('status', '201')}`),
    broken('a folder of the product that is to come', 'R-missing-module', "import { duty } from '../src/domain/customs/duty.js'\n", say.equal("duty('CH', 100)", '8')),
    red('an adapter that is loaded when it is needed', 'R-missing-module', '', `const { send } = await import('../src/adapters/mailer.js')\n  ${say.equal("send('P1')", "'sent'")}`),
    broken('a constant that is to come', 'R-missing-export', parcels('{ quote, RATES }'), say.equal('RATES.standard', 'quote({ kg: 1 }).price')),
    broken('a function of many', 'R-missing-export', parcels('{ bookAll }'), say.equal("bookAll(['P1', 'P2']).length", '2')),
    broken('what was quoted', 'R-missing-export', parcels('{ quoted }'), say.deep("quoted('P1')", '[700]')),
    broken('a letter inside is doubled', 'H-test-bug', parcels('{ locatte }'), say.equal("locatte('P1').place", "'Bonn'")),
    broken('the last letter is doubled', 'H-test-bug', parcels('{ quotee }'), say.equal('quotee({ kg: 2 }).price', '700')),
    broken('two letters at the end are swapped', 'H-test-bug', parcels('{ histoyr }'), say.deep("histoyr('P1')", "['Bonn']")),
    broken('a helper without that name', 'H-test-bug', "import { askingTwice } from '../test/support/service.js'\n", say.equal("(await askingTwice('/parcels')).status", '200')),
    broken('two letters of a folder of the product', 'H-missing-helper', "import { quote } from '../src/domian/parcels.js'\n", say.equal('quote({ kg: 2 }).price', '700')),
    broken('an ending that the product has not', 'H-missing-helper', "import { quote } from '../src/domain/parcels.mjs'\n", say.equal('quote({ kg: 2 }).price', '700')),
    broken('a part of a package that is not installed', 'H-missing-package', `import { z } from 'zod-of-nobody/v4'\n${parcels('{ quote }')}`, say.truthy('z.number().safeParse(quote({ kg: 2 }).price).success')),
    broken('a fixture that is to be imported', 'H-missing-helper', `import wanted from '../test/fixtures/quote.json' with { type: 'json' }\n${parcels('{ quote }')}`, say.deep('quote({ kg: 2 })', 'wanted')),
    { ...red('it waits in a function that cannot', 'H-syntax', parcels('{ deliver }'), `const go = () => { await deliver('P1') }\n  ${say.equal('go()', '1')}`), loading: true },
    { ...red('a text that does not end', 'H-syntax', parcels('{ code }'), say.equal('code(1)', "'P1")), loading: true },
    red('a key that must be set', 'H-environment', '', "if (!process.env.PARCELS_TOKEN) throw new Error('environment variable PARCELS_TOKEN must be set')"),
    red('a port that is taken', 'H-environment', "import { createServer } from 'node:http'\nimport { once } from 'node:events'\n" + started, "const server = await start()\n  try {\n    const other = createServer().listen(server.address().port, '127.0.0.1')\n    await once(other, 'listening')\n  } finally { server.close() }"),
    red('a method that nobody has', 'H-test-bug', parcels('{ book }'), say.equal("book('P1').send()", "'sent'")),
    red('an address that is none', 'H-test-bug', parcels('{ code }'), say.equal("decodeURIComponent('%' + code(1))", "'P1'")),
    red('a number that no text has', 'H-test-bug', parcels('{ code }'), say.equal("code(1)", "'P'.repeat(-1)")),
    red('a list of nothing', 'H-test-bug', parcels('{ locate }'), `const [place] = locate('P1')\n  ${say.equal('place', "'Bonn'")}`),
    red('what cannot be copied', 'H-test-bug', parcels('{ load }'), say.deep("load([], 'P1')", 'structuredClone([() => 1])')),
    red('a list that the product cannot read', 'H-source-bug', parcels('{ route }'), say.equal("route([{ place: 'Bonn' }, {}])", "'BONN'")),
    red('the product refuses what it is to take', 'H-source-bug', parcels('{ book, deliver }'), `const done = await Promise.all([deliver(book('P1'))])\n  ${say.equal('done.length', '1')}`),
    red('a hook at the end has a slip', 'H-hook-or-setup', parcels('{ code }'), say.equal('code(1)', "'P1'"), `${afterEach}(() => { stopp() })\n`),
    red('a hook is handed nothing', 'H-hook-or-setup', parcels('{ locate, quote }'), say.equal('quote({ kg: 2 }).price', '700'), `${say.beforeAll("locate('P1').place.trim()")}\n`),
    { why: 'it waits for what nobody says', right: 'H-timeout', loading: false, text: `${head}${parcels('{ told }')}${say.hasty("await new Promise((done) => { told(done); setTimeout(() => undefined, 3000) })")}\n` },
    red('it says that it is to be written', 'H-unconditional', parcels('{ code }'), "code(1)\n  throw new Error('not implemented: returns')"),
    red('it asserts on a word of its own', 'H-unconditional', '', `const isReturned = false\n  ${say.equal('isReturned', 'true')}`),
    red('it throws where it is not so', 'H-other', parcels('{ history }'), "if (history('P1').length === 0) throw new Error('no history')"),
    red('it goes well', null, parcels('{ code }'), say.equal('code(1)', "'P1'")),
  ] // prettier-ignore
}

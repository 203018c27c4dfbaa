// Failing tests of a parcel service, honest ones and the slips that people make; for each runner of JavaScript in its own words.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { words } from '../script-cases.ts'
import type { ScriptRunner } from '../desk/script-reds.ts'

const parcels = (names: string) => `import ${names} from '../src/domain/parcels.js'\n`
const asking = "import { asking } from '../test/support/service.js'\n"
const spawned = "import { spawnSync } from 'node:child_process'\n"
const read = "import { readFileSync } from 'node:fs'\n"
const own = 'process.env.HELIX_SERVICE_URL'

/** All of them for a runner. */
export function scriptReds(runner: ScriptRunner): Red[] {
  const say = words[runner]
  const written = (loading: boolean) => (why: string, right: RedClassName | null, imports: string, body: string, around = ''): Red => ({
    why, right, text: `${say.head}${imports}${around}\ntest('red', async () => {\n  ${body}\n})\n`, loading,
  }) // prettier-ignore
  const red = written(false)
  const broken = written(true)
  return [
    red('a price is another', 'R-assertion', parcels('{ quote }'), say.deep('quote({ kg: 2 })', "{ kg: 2, price: 700, currency: 'EUR' }")),
    red('a history is empty', 'R-assertion', parcels('{ history }'), say.equal("history('P1').at(-1)?.place", "'Bonn'")),
    red('nothing is located', 'R-assertion', parcels('{ locate }'), say.deep("locate('P1')", "{ place: 'Bonn' }")),
    red('an element is not in the page', 'R-assertion', parcels('{ book, page }'), say.truthy("page(book('P1')).includes('<nav>')")),
    red('an error where it is caught', 'R-assertion', parcels('{ book, deliver }'), `try { await deliver(book('P1')) } catch (error) { ${say.equal('error.message', "'P1 weighs 1 kg'")} }`),
    red('a class of errors is not thrown', 'R-assertion', parcels('{ quote }'), say.throws('quote({ kg: -1 })')),
    red('the answer is not good', 'R-assertion', asking, say.truthy("(await asking('/vans')).ok")),
    red('a word that a program does not know', 'R-assertion', spawned, `const done = spawnSync(process.execPath, ['src/cli.js', 'track'], { encoding: 'utf8' })\n  ${say.deep('[done.status, done.stderr]', "[0, '']")}`),
    red('a stub of an editor', 'R-not-implemented', parcels('{ Courier }'), say.equal("new Courier().pickUp('P1')", 'true')),
    red('a stub behind a method', 'R-not-implemented', parcels('{ Courier }'), `const courier = new Courier()\n  ${say.equal("await courier.hand('P1')", 'true')}`),
    red('a stub for each', 'R-not-implemented', parcels('{ book, label }'), `const labels = await Promise.all(['P1', 'P2'].map(async (code) => label(book(code))))\n  ${say.equal('labels.length', '2')}`),
    red('a page that is not found', 'R-boundary', asking, `const { status } = await asking('/parcels', { method: 'POST', body: '{}' })\n  ${say.equal('status', '201')}`),
    red('a route that is a stub', 'R-boundary', asking, say.equal("(await asking('/labels')).status", '200')),
    red('a method that is not allowed', 'R-boundary', asking, say.equal("(await asking('/parcels/P1', { method: 'DELETE' })).status", '204')),
    red('the service is handed JSON', 'R-own-server-refused', '', `const answer = await fetch(new URL('/parcels', ${own}), { method: 'POST', body: JSON.stringify({ code: 'P1' }), headers: { 'content-type': 'application/json' } })\n  ${say.equal('answer.status', '201')}`),
    broken('a class of a module that is to come', 'R-missing-module', "import { Tracker } from '../src/domain/tracker.js'\n", say.deep("new Tracker('P1').stops", '[]')),
    broken('a part of the product that is to come', 'R-missing-module', "import * as forms from '#src/customs/forms.js'\n", say.equal('forms.CN22', "'CN22'")),
    broken('a function that is to come', 'R-missing-export', parcels('{ book, insure }'), say.equal("insure(book('P1'), 100).premium", '2')),
    broken('many where there is one', 'R-missing-export', parcels('{ book, labels }'), say.deep("labels([book('P1')])", "['P1']")),
    broken('the opposite of what is there', 'R-missing-export', parcels('{ unload }'), say.deep("unload(['P1'])", '[]')),
    broken('the last letter of a name is left out', 'H-test-bug', parcels('{ histor }'), say.deep("histor('P1')", "['Bonn']")),
    broken('the last letter of a class is doubled', 'H-test-bug', parcels('{ Parcell }'), say.equal("new Parcell('P1').code", "'P2'")),
    broken('letters of a name are swapped', 'H-test-bug', parcels('{ qoute }'), say.equal('qoute({ kg: 2 }).price', '700')),
    red('letters of a member of the module are swapped', 'H-test-bug', parcels('* as booking'), say.equal('booking.qoute({ kg: 2 }).price', '700')),
    broken('a capital in a path', 'H-missing-helper', "import { quote } from '../src/domain/Parcels.js'\n", say.equal('quote({ kg: 2 }).price', '700')),
    broken('a letter of a path of a helper is left out', 'H-missing-helper', "import { asking } from '../test/suport/service.js'\n", say.equal("(await asking('/parcels')).status", '200')),
    broken('a package that is not installed', 'H-missing-package', `import { faker } from '@faker-of-nobody/faker'\n${parcels('{ book }')}`, say.equal('book(faker.word()).code', "'P1'")),
    broken('a helper leads to what is broken', 'H-broken-source-import', "import { aDepot } from '../test/support/depots.js'\n", say.deep('aDepot().vans', '[]')),
    broken('the product cannot be read', 'H-syntax', "import { torn } from '../src/domain/torn.js'\n", say.equal('torn(1)', '2')),
    broken('the product needs a package', 'H-missing-package', "import { print } from '../src/adapters/printer.js'\n", say.equal("print('a')", '1')),
    broken('the product asks for a setting', 'H-environment', "import { entries } from '../src/adapters/ledger.js'\n", say.deep('entries()', '[1]')),
    { ...red('a name is given twice', 'H-syntax', parcels('{ quote }'), `const price = quote({ kg: 2 })\n  const price = 7\n  ${say.equal('price', '7')}`), loading: true },
    red('a wrong port', 'H-environment', '', say.equal("(await fetch('http://127.0.0.1:6/parcels')).status", '200')),
    red('it waits for what the service does not say', 'H-timeout', asking, say.equal("(await asking('/slow', { signal: AbortSignal.timeout(100) })).status", '200')),
    red('the prepared text is no JSON', 'H-test-bug', `${read}${parcels('{ book }')}`, say.equal("book('P1').code", "JSON.parse(readFileSync('test/fixtures/broken.json', 'utf8')).code")),
    red('the prepared text has another encoding', 'H-test-bug', parcels('{ book }'), say.equal("book('P1').code", "new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from([0x50, 0xff]))")),
    red('a pattern that is none', 'H-test-bug', parcels('{ code }'), say.truthy("new RegExp('P(' + '\\\\d').test(code(1))")),
    red('a day that is none', 'H-test-bug', parcels('{ history }'), say.deep("history('P1')", "[new Date('2026-02-31T25:00').toISOString()]")),
    red('a member of nothing', 'H-test-bug', parcels('{ locate }'), `const { place } = locate('P1')\n  ${say.equal('place', "'Bonn'")}`),
    red('a part of the product that is not meant breaks', 'H-source-bug', parcels('{ postage }'), say.equal("postage({ kind: 'box' })", '4')),
    red('the product refuses with an error of its own', 'H-source-bug', parcels('{ book, deliver }'), say.equal("(await deliver(book('P1'))).place", "'Bonn'")),
    red('a hook gives up waiting', 'H-hook-or-setup', parcels('{ quote }'), say.equal('quote({ kg: 2 }).price', '700'), `${say.beforeAll("throw Object.assign(new Error('timed out after 5 s waiting for the depot'), { name: 'TimeoutError' })")}\n`),
    red('a hook has a slip', 'H-hook-or-setup', parcels('{ book, quote }'), say.equal('quote(parcel).price', '700'), `let parcel\n${say.beforeEach("parcel = boook('P1')")}\n`),
    red('it asserts on what it made itself', 'H-unconditional', '', `const made = ['P1', 'P2']\n  ${say.equal('made.length', '3')}`),
    red('it asserts the contrary of what is so', 'H-unconditional', parcels('{ quote }'), `quote({ kg: 2 })\n  ${say.equal('1 + 1', '3')}`),
    red('the assertion is caught', null, parcels('{ quote }'), `try { ${say.equal('quote({ kg: 2 }).price', '700')} } catch {}`),
  ] // prettier-ignore
}

// Bad reds that every runner of JavaScript has: broken, disturbed, hollow, never met, or pleased by anything.
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { type Kit, builtin, from, grid, hasty, serving } from './kit.ts'
import { neverMet } from './never-met-reds.ts'

export const badReds = (kit: Kit, runner: Script): Red[] => [
  ...broken(kit),
  ...disturbed(kit, runner),
  ...hollow(kit),
  ...neverMet(kit),
  ...pleased(kit),
] // prettier-ignore

const broken = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a bracket too many', 'H-syntax', grid('aReadings'), `const readings = aReadings(['2026-01-01', 1]])
${say.is("readings.usage('M-1')", '1')}`),
  whole('it waits where nobody may', 'H-syntax', from('customers', '{ Customers }'), `test('moves', () => {
  const { moved } = await new Customers().move('c-1', 'Elm Road')
  ${say.holds('moved')}
})`, { loading: true }),
  torn('a helper of another folder', 'H-missing-helper', "import { aReadings } from './support/grid.ts'\n", say.is("aReadings().usage('M-1')", '0')),
  torn('a source of another folder', 'H-missing-helper', "import { costOf } from '../lib/tariffs.ts'\n", say.is('costOf(0)', '900')),
  torn('a package that nobody installed', 'H-missing-package', "import { sumBy } from 'lodash-es'\n" + from('tariffs', '{ instalments }'), say.is('sumBy(instalments(100, 2))', '100')),
  torn('loads cannot be loaded', 'H-broken-source-import', from('loads', '{ peakOf }'), say.is('peakOf([1, 5, 2])', '5')),
  red('a name without its last letters', 'H-test-bug', grid('aReadings'), `const readings = aReadings(['2026-01-01', 100])
${say.is("reading.usage('M-1')", '0')}`),
  red('a method with a letter too few', 'H-test-bug', grid('aReadings'), `const readings = aReadings(['2026-01-01', 100])
${say.is("readings.usge('M-1')", '5')}`),
  red('what the test read has no such rows', 'H-test-bug', builtin('fs', '{ readFileSync }') + from('imports', '{ parseCsv }'), `const [head, ...rows] = readFileSync('test/fixtures/readings.csv', 'utf8').split('\\n')
const wanted = rows.map((row) => row.cells.length)
${say.is('parseCsv(rows.join()).length', 'wanted.length')}`),
  red('a fixture under another name', 'H-missing-helper', builtin('fs', '{ readFileSync }') + from('imports', '{ parseCsv }'), `const text = readFileSync('test/fixtures/reading.csv', 'utf8')
${say.is('parseCsv(text).length', '3')}`),
  red('its own text is no json', 'H-test-bug', from('invoices', '{ Invoice }'), `const lines = JSON.parse("{ what: 'usage' }")
${say.is('new Invoice([lines]).total()', '5')}`),
  red('a label without a number', 'H-test-bug', "import { streetNumber } from '../test/support/labels.ts'\n" + from('customers', '{ greeting }') + grid('aCustomer'), say.is('streetNumber(greeting(aCustomer()))', "'4'")),
  red('a helper forgot its own helper', 'H-test-bug', "import { sumOf } from '../test/support/labels.ts'\n" + from('invoices', '{ Invoice }') + grid('aLine'), say.is('new Invoice([aLine()]).total()', 'sumOf([aLine(), aLine()])')),
  red('customers without an address', 'H-source-bug', from('customers', '{ streetOf }') + grid('aCustomer'), say.is('streetOf(aCustomer())', "'Mill Lane 4'")),
  red('a hash of no such kind', 'H-test-bug', builtin('crypto', '{ createHash }') + from('invoices', '{ Invoice }'), `const wanted = createHash('sha-257x').update('').digest('hex')
${say.is('new Invoice().render()', 'wanted')}`),
  whole('a hook reads a member of nothing', 'H-hook-or-setup', from('tariffs', '{ costOf }'), `let rate
${say.beforeEach}(() => {
  rate = globalThis.settings.rates.night
})

test('costs', () => {
  ${say.is('costOf(1, { cents: rate })', '930')}
})`),
] // prettier-ignore

const disturbed = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('a host that is nowhere', 'H-environment', builtin('dns/promises', '{ lookup }') + from('tariffs', '{ parseTariff }'), `const { address } = await lookup('tariffs.utility.invalid')
${say.same('parseTariff(address)', '{ cents: 1, base: 2 }')}`),
  red('a port is taken by the test itself', 'H-environment', builtin('net', '{ createServer }') + from('outages', '{ Outages }'), `const first = createServer()
await new Promise((done) => first.listen(0, '127.0.0.1', done))
const second = createServer()
try {
  await new Promise((done, failed) => second.once('error', failed).listen(first.address().port, '127.0.0.1', done))
  ${say.is("new Outages().report('Mill Lane')", '1')}
} finally {
  first.close()
}`),
  red('a key that nobody set', 'H-environment', from('invoices', '{ sendInvoices }') + grid('aCustomer, PostBox'), `const key = process.env.METERS_POST_KEY
if (!key) throw new Error('METERS_POST_KEY is not set')
${say.is('await sendInvoices([aCustomer()], new PostBox())', '1')}`),
  whole('it waits for a street for ever', 'H-timeout', from('outages', '{ Outages }'), hasty[runner](`  ${say.is('await new Outages().restored()', "'Mill Lane'")}`)),
  red('dice decide', 'H-unconditional', from('tariffs', '{ costOf }'), `const kwh = Math.floor(Math.random() * 1e9)
${say.is('costOf(10) + kwh', '1200')}`),
  red('the clock decides', 'H-unconditional', from('invoices', '{ numberOf }'), say.is('numberOf(2026, 1) + process.hrtime.bigint()', "'2026-000001'")),
] // prettier-ignore

const hollow = ({ say, red, whole }: Kit): Red[] => [
  red('to be written', 'H-unconditional', grid('aReadings'), `aReadings()
throw new Error('write this test')`),
  red('false is true', 'H-unconditional', from('tariffs', '{ costOf }'), `costOf(1)
${say.holds('false')}`),
  red('a sum of its own', 'H-unconditional', grid('aReadings, aLine'), `aReadings()
const lines = [aLine(), aLine('base', 900)]
${say.is('lines.reduce((sum, { cents }) => sum + cents, 0)', '2000')}`),
  whole('its own function of the same name', 'H-unconditional', from('tariffs', '{ costOf as realCostOf }'), `function costOf(kwh) {
  return kwh * 31
}

test('costs', () => {
  realCostOf(1)
  ${say.is('costOf(100)', '3000')}
})`),
  red('its own post box', 'H-unconditional', from('customers', '{ greeting }') + grid('aCustomer, PostBox'), `const box = new PostBox()
const text = greeting(aCustomer())
await box.post('c-1', 'hello')
${say.is('box.letters.length', '2')}`),
  red('its own clock', 'H-unconditional', from('invoices', '{ dueOn }') + grid('FixedClock'), `const clock = new FixedClock('2026-03-01T00:00:00Z')
dueOn(clock.now())
${say.is('clock.now().getUTCFullYear()', '2027')}`),
  red('its own map', 'H-unconditional', from('customers', '{ maskIban }'), `const masked = new Map([['c-1', '****']])
maskIban('DE89')
${say.is("masked.get('c-1')", "'DE**'")}`),
  red('its own emitter', 'H-unconditional', builtin('events', '{ EventEmitter }') + from('outages', '{ Outages }'), `const outages = new Outages()
const bus = new EventEmitter()
const heard = []
bus.on('outage', (street) => heard.push(street))
bus.emit('outage', 'Mill Lane')
outages.report('Elm Road')
${say.same('heard', "['Elm Road']")}`),
  red('its own server', 'H-unconditional', builtin('http', '{ createServer }') + from('tariffs', '{ parseTariff }'), `const server = createServer((_, response) => response.writeHead(503).end())
await new Promise((done) => server.listen(0, '127.0.0.1', done))
try {
  parseTariff('30 ct')
  const { status } = await fetch('http://127.0.0.1:' + server.address().port)
  ${say.is('status', '200')}
} finally {
  server.close()
}`),
  red('its own file', 'H-unconditional', builtin('fs', '{ mkdtempSync, readFileSync, writeFileSync }') + builtin('os', '{ tmpdir }') + from('invoices', '{ Invoice }'), `const file = mkdtempSync(tmpdir() + '/meters-') + '/invoice.txt'
writeFileSync(file, 'usage')
new Invoice().render()
${say.is("readFileSync(file, 'utf8')", "'usage 12.00'")}`),
  red('its own program', 'H-unconditional', builtin('child_process', '{ execFileSync }') + from('readings', '{ Readings }'), `new Readings().size
const out = execFileSync(process.execPath, ['-e', 'console.log(6 * 7)'], { encoding: 'utf8' })
${say.is('out.trim()', "'43'")}`),
  red('a helper that is never content', 'H-unconditional', grid('aReadings'), `const ensure = (value, why) => {
  throw new Error('expected ' + why)
}
ensure(aReadings().size === 0, 'no readings')`),
  red('a source says todo', 'H-unconditional', builtin('fs', '{ readFileSync }') + from('tariffs', '{ costOf }'), `costOf(1)
const source = readFileSync(new URL('../src/tariffs.ts', import.meta.url), 'utf8')
${say.has('source', "'kwh * cents'")}`),
  red('a function has so many parameters', 'H-unconditional', from('tariffs', '{ costOf }'), `costOf(1)
const double = (a, b) => a * b
${say.is('double.length', '3')}`),
  red('it never asks', 'H-unconditional', from('tariffs', '{ costOf }'), `const costs = { 100: 3900 }
${say.is('costs[100]', '3901')}
void costOf`),
  red('its own promise', 'H-unconditional', from('imports', '{ retry }'), `const work = async () => 'done'
await retry(work)
${say.is('await work()', "'DONE'")}`),
  red('what it caught is its own', 'H-unconditional', from('readings', '{ Readings }'), `let message = ''
new Readings()
try {
  throw new Error('no readings')
} catch (error) {
  message = error.message
}
${say.is('message', "'some readings'")}`),
  red('a copy that it changed', 'H-unconditional', grid('aCustomer') + from('customers', '{ greeting }'), `const customer = aCustomer()
const moved = { ...customer, street: 'Elm Road 1' }
greeting(customer)
${say.is('moved.street', "'Elm Road 2'")}`),
] // prettier-ignore

const pleased = ({ say, red, whole }: Kit): Red[] => [
  { ...red('somebody is not found', 'R-assertion', grid('aReadings'), `let last = 'somebody'
try {
  last = aReadings(['2026-01-01', 1]).last('M-1')
} catch {}
${say.is('last', 'undefined')}`), passesOnNothing: true },
  { ...red('it is not what it was', 'R-assertion', from('customers', '{ maskIban }'), say.isNot("maskIban('DE89')", "'DE89'")), passesOnNothing: true },
  { ...red('nothing is a number', 'R-assertion', from('tariffs', '{ costOf }'), say.holds('!Number.isFinite(costOf(-1))')), passesOnNothing: true },
  red('it passes already', null, from('tariffs', '{ tierOf }'), say.is('tierOf(1)', "'low'")),
  red('nobody waits for it', null, grid('aCustomer, someCustomers'), "void someCustomers(aCustomer()).move('c-1', 'Elm Road').then(() => {})"),
  whole('it is skipped', null, from('tariffs', '{ costOf }'), `test.skip('costs', () => {
  ${say.is('costOf(1)', '930')}
})`),
  whole('it is over before it begins', null, from('tariffs', '{ costOf }'), `test('costs', () => {
  process.exit(0)
  ${say.is('costOf(1)', '930')}
})`, { alone: true }),
  red('a server that nobody asks for what it has', 'H-unconditional', serving, `await serving(async (url) => {
  await fetch(url + '/meters')
  const { port } = new URL('http://127.0.0.1:8080')
  ${say.is('port', '8081')}
})`),
] // prettier-ignore

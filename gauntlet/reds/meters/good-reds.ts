// Good reds that every runner of JavaScript has: what the utility answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { type Kit, builtin, from, grid, serving } from './kit.ts'

export const goodReds = (kit: Kit): Red[] => [...answering(kit), ...working(kit), ...outside(kit), ...coming(kit)]

const answering = ({ say, red, whole, typed }: Kit): Red[] => [
  whole('costs in a table', 'R-assertion', from('tariffs', '{ costOf }'), `${say.describe}('costOf', () => {
  const rows = [
    [0, 900],
    [100, 3900],
    [250.5, 8415],
  ]
  for (const [kwh, cents] of rows)
    test(kwh + ' kWh', () => {
      ${say.is('costOf(kwh)', 'cents')}
    })
})`),
  whole('usage is what was read last', 'R-assertion', grid('aReadings'), `${say.describe}('usage', () => {
  let readings
  ${say.beforeEach}(() => {
    readings = aReadings(['2026-01-01', 100], ['2026-02-01', 180])
  })
  test('is the difference', () => {
    ${say.is("readings.usage('M-1')", '80')}
  })
})`),
  red('every kilowatt hour costs the same', 'R-assertion', from('tariffs', '{ costOf }'), `for (const kwh of [1, 10, 99, 1000]) {
  const step = costOf(kwh + 1) - costOf(kwh)
  ${say.is('step', '30')}
}`),
  red('instalments add up', 'R-assertion', from('tariffs', '{ instalments }'), `const parts = instalments(100_001, 12)
${say.is('parts.length', '12')}
${say.is('parts.reduce((sum, part) => sum + part, 0)', '100_001')}
${say.holds('Math.max(...parts) - Math.min(...parts) <= 1')}`),
  red('tiers at their borders', 'R-assertion', from('tariffs', '{ tierOf }'), say.same('[0, 999, 1000, 4999, 5000].map(tierOf)', "['low', 'low', 'middle', 'middle', 'high']")),
  red('a tariff is read', 'R-assertion', from('tariffs', '{ parseTariff }'), `const tariff = parseTariff('32.5 ct/kWh + 9.50 EUR')
${say.same('tariff', '{ cents: 32.5, base: 950 }')}`),
  red('half of the hours are at night', 'R-assertion', from('tariffs', '{ nightShare }'), say.is('nightShare([22, 23, 0, 5, 12, 13, 14, 15])', '0.5')),
  red('taxes are rounded to a cent', 'R-assertion', from('tariffs', '{ withVat }'), `const gross = withVat(1001)
${say.holds('Number.isInteger(gross)')}
${say.is('gross', '1191')}`),
  red('the cheapest of two, whose list stays as it is', 'R-assertion', from('tariffs', '{ cheapest }'), `const night = { cents: 20, base: 2000 }
const plain = { cents: 30, base: 100 }
const tariffs = [plain, night]
${say.same('[cheapest(10, tariffs), cheapest(5000, tariffs)]', '[plain, night]')}
${say.same('tariffs', '[plain, night]')}`),
  red('numbers of invoices have six digits', 'R-assertion', from('invoices', '{ numberOf }'), `const number = numberOf(2026, 42)
${say.matches('number', '/^2026-\\d{6}$/')}
${say.holds("number.endsWith('42')")}`),
  red('a rendered invoice', 'R-assertion', from('invoices', '{ Invoice }') + grid('aLine'), `const text = new Invoice([aLine(), aLine('base', 900)]).render()
const [first, ...rest] = text.split('\\n')
${say.is('first', "'usage          12.00'")}
${say.is('rest.at(-1)', "'total          21.00'")}`),
  red('an invoice as json', 'R-assertion', from('invoices', '{ Invoice }') + grid('aLine'), `const { total, lines } = JSON.parse(JSON.stringify(new Invoice([aLine()])))
${say.is('total', '1200')}
${say.is('lines.length', '1')}`),
  red('a period ends with its month', 'R-assertion', from('invoices', '{ periodOf }'), `const { from, to } = periodOf(new Date('2028-02-10T08:00:00Z'))
${say.is('from.toISOString()', "'2028-02-01T00:00:00.000Z'")}
${say.is('to.getUTCDate()', '29')}`),
  red('due after a weekend', 'R-assertion', from('invoices', '{ dueOn }'), `const days = ['2026-03-02', '2026-03-07'].map((day) => dueOn(new Date(day + 'T00:00:00Z')).toISOString().slice(0, 10))
${say.same('days', "['2026-03-16', '2026-03-23']")}`),
  red('an iban is masked but for its ends', 'R-assertion', from('customers', '{ maskIban }') + grid('aCustomer'), `const { iban } = aCustomer()
const masked = maskIban(iban)
${say.isNot('masked', 'iban')}
${say.is('masked.length', 'iban.length')}
${say.matches('masked', '/^DE89\\*+3000$/')}`),
  red('customers are greeted by name', 'R-assertion', from('customers', '{ greeting }') + grid('aCustomer'), say.has("greeting(aCustomer({ name: 'Grace' }))", "'Grace'")),
  red('customers are gone through', 'R-assertion', grid('aCustomer, someCustomers'), `const names = [...someCustomers(aCustomer(), aCustomer({ id: 'c-2', name: 'Bo' }))].map(({ name }) => name)
${say.same('names.toSorted()', "['Ada', 'Bo']")}`),
  red('each meter once', 'R-assertion', grid('aReadings'), `const meters = aReadings(['2026-01-01', 1], ['2026-01-02', 2], ['2026-01-01', 9, 'M-2']).meters()
${say.same('meters', "new Set(['M-1', 'M-2'])")}`),
  typed('an unknown meter has its code', 'R-assertion', from('errors', '{ MeterError }') + from('readings', '{ Readings }'), `test('tells its code', () => {
  let caught: unknown
  try {
    new Readings().last('M-9')
  } catch (error) {
    caught = error
  }
  ${say.holds('caught instanceof MeterError')}
  ${say.is('(caught as MeterError).code', "'unknown-meter'")}
})`),
  red('a reading below the last one is refused', 'R-assertion', from('errors', '{ ReadingTooLow }') + grid('aReadings'), `const readings = aReadings(['2026-01-01', 100])
${say.throws("readings.add('M-1', new Date('2026-02-01'), 99)", 'ReadingTooLow')}`),
] // prettier-ignore

const working = ({ say, red, whole }: Kit): Red[] => [
  red('each customer gets a letter', 'R-assertion', from('invoices', '{ sendInvoices }') + grid('aCustomer, FixedClock, PostBox'), `const box = new PostBox()
const sent = await sendInvoices([aCustomer(), aCustomer({ id: 'c-2' })], box, new FixedClock('2026-03-01'))
${say.is('sent', '2')}
${say.same('box.letters.map(({ to }) => to)', "['c-1', 'c-2']")}`),
  red('letters tell the day', 'R-assertion', from('invoices', '{ sendInvoices }') + grid('aCustomer, FixedClock, PostBox'), `const box = new PostBox()
await sendInvoices([aCustomer()], box, new FixedClock('2026-03-01T00:00:00Z'))
${say.is('box.letters.length', '1')}
${say.has('box.letters[0].text', "'2026-03-15'")}`),
  red('work is tried again', 'R-assertion', from('imports', '{ retry }') + grid('busyTimes'), `const work = busyTimes(2, 'done')
${say.is('await retry(work)', "'done'")}
${say.is('work.asked()', '3')}`),
  red('in the end it gives up', 'R-assertion', from('imports', '{ retry }') + grid('busyTimes'), say.rejects('retry(busyTimes(9), 2)', '/busy/')),
  red('moves at once do not disturb each other', 'R-assertion', grid('aCustomer, someCustomers'), `const customers = someCustomers(aCustomer(), aCustomer({ id: 'c-2' }))
const answers = await Promise.all([customers.move('c-1', 'Elm Road 1'), customers.move('c-2', 'Elm Road 2')])
${say.holds('answers.every(({ moved }) => moved)')}`),
  red('outages are told as they come', 'R-assertion', from('outages', '{ Outages }'), `const outages = new Outages()
outages.report('Mill Lane')
const seen = []
for await (const street of outages.watch()) {
  seen.push(street)
  if (seen.length === 1) break
}
${say.same('seen', "['Mill Lane']")}`),
  red('who listens hears of an outage', 'R-assertion', from('outages', '{ Outages }') + grid('until'), `const outages = new Outages()
const heard = []
outages.on('reported', (street) => heard.push(street))
outages.report('Elm Road')
${say.holds('await until(() => heard.length > 0, 60)')}`),
  red('it is restored in time', 'R-assertion', from('outages', '{ Outages }') + builtin('timers/promises', '{ setTimeout as wait }'), `const outages = new Outages()
const first = await Promise.race([outages.restored(), wait(60, 'too late')])
${say.is('first', "'Mill Lane'")}`),
  red('an error of no kind is tried by hand', 'R-assertion', grid('aReadings'), `const readings = aReadings(['2026-01-01', 100])
let message = 'nothing was thrown'
try {
  readings.add('M-1', new Date('not a day'), 120)
} catch (error) {
  message = error.message
}
${say.has('message', "'not a day'")}`),
  whole('an import reports each row', 'R-assertion', builtin('path', '{ join }') + from('imports', '{ importFile }'), `const fixture = join(import.meta.dirname, '../test/fixtures/readings.csv')

test('reports rows', async () => {
  const rows = []
  const told = await importFile(fixture, (row) => rows.push(row))
  ${say.same('told', '{ rows: 2, bad: 1 }')}
  ${say.same('rows[1]', "{ meter: 'M-1', at: '2026-02-01', kwh: 180 }")}
})`),
] // prettier-ignore

const outside = ({ say, red, whole }: Kit): Red[] => [
  red('a meter over the wire', 'R-assertion', serving, `await serving(async (url) => {
  const response = await fetch(url + '/meters/M-1')
  ${say.is('response.status', '200')}
  ${say.same('await response.json()', "{ id: 'M-1', readings: [] }")}
})`),
  red('a reading is posted', 'R-boundary', serving, `await serving(async (url) => {
  const response = await fetch(url + '/readings', { method: 'POST', body: JSON.stringify({ meter: 'M-1', kwh: 5 }) })
  ${say.is('response.status', '201')}
})`),
  red('invoices are served', 'R-boundary', serving, `const status = await serving(async (url) => (await fetch(url + '/invoices/2026-000001')).status)
${say.is('status', '200')}`),
  red('the program tells the usage', 'R-assertion', builtin('child_process', '{ spawnSync }'), `const done = spawnSync(process.execPath, ['src/cli.ts', 'usage', '--meter', 'M-1'], { encoding: 'utf8' })
${say.is('done.status', '0')}
${say.matches('done.stdout', '/^M-1: \\d+ kWh$/m')}`),
  whole('the program knows its version', 'R-assertion', builtin('child_process', '{ execFile }') + builtin('util', '{ promisify }'), `const run = promisify(execFile)

test('tells its version', async () => {
  const { stdout, code = 0 } = await run(process.execPath, ['src/cli.ts', '--version']).catch((error) => error)
  ${say.is('code', '0')}
  ${say.is('stdout.trim()', "'0.3.0'")}
})`),
  red('a file of a folder of its own is read', 'R-assertion', builtin('fs/promises', '{ mkdtemp, rm, writeFile }') + builtin('os', '{ tmpdir }') + from('imports', '{ importFile }'), `const folder = await mkdtemp(tmpdir() + '/meters-')
try {
  await writeFile(folder + '/a.csv', 'meter;at;kwh\\nM-7;2026-01-01;5\\n')
  const { rows } = await importFile(folder + '/a.csv')
  ${say.is('rows', '1')}
} finally {
  await rm(folder, { recursive: true })
}`),
] // prettier-ignore

const coming = ({ say, red, torn }: Kit): Red[] => [
  torn('solar panels are to come', 'R-missing-module', from('solar', '{ Panel }'), `const panel = new Panel({ watts: 400 })
${say.is('panel.yieldOn(new Date(0), { sun: 5 })', '2000')}`),
  torn('a module below another folder', 'R-missing-module', "import report from '../src/reports/yearly.ts'\n" + grid('aReadings'), `const { total } = await report(aReadings(['2026-01-01', 1], ['2026-12-31', 9]))
${say.is('total', '8')}`),
  red('a module that is loaded late', 'R-missing-module', '', `const { forecast } = await import('../src/forecast.ts')
${say.is('forecast([10, 12, 14])', '16')}`),
  torn('refunds are not exported yet', 'R-missing-export', from('tariffs', '{ costOf, refundOf }'), say.is('refundOf(5000, costOf(10))', '3800')),
  red('an average is to come', 'R-missing-export', grid('aReadings'), `const readings = aReadings(['2026-01-01', 0], ['2026-01-11', 100])
${say.is("readings.averagePerDay('M-1')", '10')}`),
  red('streets are restored', 'R-not-implemented', from('outages', '{ Outages }'), `const outages = new Outages()
outages.report('Mill Lane')
outages.restore('Mill Lane')
${say.same('outages.open()', '[]')}`),
] // prettier-ignore

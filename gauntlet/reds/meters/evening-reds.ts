// More failing tests of the utility, in another voice, written after the faults of the first ones were mended and before any of these ran.
import type { Red } from '../case.ts'
import { type Kit, builtin, from, grid, serving } from './kit.ts'

export const eveningReds = (kit: Kit): Red[] => [...honest(kit), ...not(kit)]

const honest = ({ say, red, whole, torn }: Kit): Red[] => [
  red('GIVEN no readings WHEN asked for usage THEN it is refused', 'R-assertion', from('readings', '{ Readings }') + from('errors', '{ UnknownMeter }'), say.throws("new Readings().usage('M-1')", 'UnknownMeter')),
  red('night tariff of one day', 'R-assertion', from('tariffs', '{ costOf, nightShare }'), `const night = nightShare([0, 1, 2, 3, 12, 13, 14, 15])
const cents = Math.round(costOf(100) * (1 - night / 5))
${say.is('cents', '3510')}`),
  red('a year in instalments', 'R-assertion', from('tariffs', '{ instalments }'), `const year = instalments(12_000, 12)
${say.holds('year.every((part) => part === 1000)')}
${say.is('year.length', '12')}`),
  red('tariffs are compared by their texts', 'R-assertion', from('tariffs', '{ parseTariff }'), `const [dear, cheap] = ['40 ct/kWh', '20 ct/kWh'].map((text) => parseTariff(text)?.cents ?? 0)
${say.above('dear', 'cheap')}`),
  red('a due date never falls on a sunday', 'R-assertion', from('invoices', '{ dueOn }'), `const days = Array.from({ length: 14 }, (_, at) => dueOn(new Date(Date.UTC(2026, 2, 1 + at))).getUTCDay())
${say.holds('days.every((day) => day !== 0)')}`),
  red('invoice lines keep their order', 'R-assertion', from('invoices', '{ Invoice }') + grid('aLine'), `const printed = new Invoice([aLine('zinc'), aLine('iron')]).render()
${say.holds("printed.indexOf('zinc') > -1")}
${say.holds("printed.indexOf('zinc') < printed.indexOf('iron')")}`),
  red('totals of many invoices', 'R-assertion', from('invoices', '{ Invoice }') + grid('aLine'), `const totals = [1, 2, 3].map((times) => new Invoice(Array.from({ length: times }, () => aLine())).total())
${say.same('totals', '[1200, 2400, 3600]')}`),
  red('masking twice changes nothing', 'R-assertion', from('customers', '{ maskIban }'), `const once = maskIban('DE89370400440532013000')
${say.is('maskIban(once)', 'once')}
${say.has('once', "'****'")}`),
  red('streets that are out, without repeats', 'R-assertion', from('outages', '{ Outages }'), `const outages = new Outages()
for (const street of ['Elm Road', 'Mill Lane', 'Elm Road']) outages.report(street)
const open = [...new Set(outages.open())]
${say.same('open', "['Elm Road', 'Mill Lane']")}`),
  red('a file that is not there', 'R-assertion', from('imports', '{ importFile }'), `const error = await importFile('/nowhere/readings.csv').then(() => null, (reason) => reason)
${say.is('error?.code', "'ENOENT'")}`),
  red('three tries in all', 'R-assertion', from('imports', '{ retry }'), `const tries = []
const answer = await retry(async () => {
  tries.push(tries.length)
  if (tries.length < 3) throw new Error('line is busy')
  return 'through'
})
${say.same('{ answer, tries }', "{ answer: 'through', tries: [0, 1, 2] }")}`),
  red('callbacks in the order of rows', 'R-assertion', builtin('fs/promises', '{ mkdtemp, writeFile }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }') + from('imports', '{ importFile }'), `const file = join(await mkdtemp(join(tmpdir(), 'rows-')), 'rows.csv')
await writeFile(file, ['meter;at;kwh', 'M-2;2026-01-02;2', 'M-1;2026-01-01;1'].join('\\n'))
const seen = []
await importFile(file, ({ meter }) => seen.push(meter))
${say.same('seen', "['M-2', 'M-1']")}`),
  red('the api says what is wrong', 'R-assertion', serving, `const body = await serving(async (url) => (await fetch(url + '/meters/unknown')).json())
${say.is('body.error', "'no such meter'")}`),
  red('the api takes what it gave', 'R-boundary', serving, `await serving(async (url) => {
  const { status } = await fetch(url + '/customers', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' })
  ${say.is('status', '204')}
})`),
  red('help goes to the standard output', 'R-assertion', builtin('child_process', '{ execFileSync }'), `let out = ''
try {
  out = execFileSync(process.execPath, ['src/cli.ts', '--help'], { encoding: 'utf8', stdio: 'pipe' })
} catch (error) {
  out = 'failed with ' + error.status
}
${say.has('out', "'usage:'")}`),
  torn('batteries to come', 'R-missing-module', from('storage/battery', '{ Battery, charge }'), `const battery = charge(new Battery({ kwh: 10 }), 4)
${say.is('battery.level', '0.4')}`),
  torn('a default export to come', 'R-missing-export', "import Invoices from '../src/invoices.ts'\n", say.is('Invoices.all().length', '0')),
  whole('outages by street', 'R-missing-export', from('outages', '{ Outages }'), `${say.describe}('by street', () => {
  for (const street of ['Elm Road', 'Mill Lane'])
    test(street, () => {
      const outages = new Outages()
      outages.report(street)
      ${say.is('outages.countFor(street)', '1')}
    })
})`),
] // prettier-ignore

const not = ({ say, red, torn }: Kit): Red[] => [
  torn('a template that nobody closed', 'H-syntax', from('invoices', '{ numberOf }'), "const wanted = `2026-${'000001'\n" + say.is('numberOf(2026, 1)', 'wanted')),
  torn('a helper with a slip in its file', 'H-missing-helper', "import { aReadings } from '../test/support/gird.ts'\n", say.is("aReadings(['2026-01-01', 1]).size", '1')),
  red('undefined things are called', 'H-test-bug', grid('aCustomer') + from('customers', '{ greeting }'), `const shout = aCustomer().shout()
${say.is('greeting(shout)', "'HELLO'")}`),
  red('a table without its second row', 'H-test-bug', from('tariffs', '{ tierOf }'), `const rows = [{ kwh: 1, tier: 'low' }]
${say.is('tierOf(rows[1].kwh)', 'rows[1].tier')}`),
  red('it is never right', 'H-unconditional', from('tariffs', '{ tierOf }'), `const tier = tierOf(5000)
${say.holds("tier === 'high' && tier === 'middle'")}`),
  red('longer than it is', 'H-unconditional', from('customers', '{ greeting }') + grid('aCustomer'), `const text = greeting(aCustomer())
${say.holds('text.trim().length > text.length')}`),
  red('a percent of more than all', 'H-unconditional', from('tariffs', '{ nightShare }'), `const share = nightShare([1, 2])
${say.holds('share >= 0 && share <= 1 && share * 100 > 150')}`),
  red('reversed twice it is another', 'H-unconditional', from('outages', '{ Outages }'), `const streets = new Outages().open()
${say.same("[...streets].toSorted().join(',').split(',').toSorted()", "['b', 'a']")}`),
  red('the last four are five', 'H-unconditional', from('customers', '{ maskIban }'), say.is("maskIban('DE89 3704').slice(-4)", "'*3704'")),
  red('a number with two points', 'H-unconditional', from('tariffs', '{ withVat }'), say.is('(withVat(100) / 100).toFixed(2)', "'1.190,00'")),
  red('no meter and one', 'H-unconditional', grid('aReadings'), `const meters = [...aReadings(['2026-01-01', 1]).meters()]
${say.is('meters.length', '0')}
${say.is('meters[0]', "'M-1'")}`),
  red('the same street first and last of two', 'H-unconditional', from('outages', '{ Outages }'), say.same('[...new Set(new Outages().open())].slice(0, 2)', "['Elm Road', 'Elm Road']")),
  red('upper case of a lower one', 'H-unconditional', from('tariffs', '{ tierOf }'), say.is('tierOf(1).toUpperCase().toLowerCase()', "'Low'")),
  red('its own table of answers', 'H-unconditional', from('tariffs', '{ tierOf }'), `const tiers = ['low', 'middle', 'high']
tierOf(1)
${say.is('tiers.at(-1)', "'highest'")}`),
  red('its own class of the same name', 'H-unconditional', from('invoices', '{ numberOf }'), `class Invoice {
  total() {
    return 5
  }
}
numberOf(2026, 1)
${say.is('new Invoice().total()', '6')}`),
  red('a line that it wrote to a stream of its own', 'H-unconditional', builtin('stream', '{ PassThrough }') + from('customers', '{ maskIban }'), `const out = new PassThrough()
maskIban('DE89')
out.end('DE89')
${say.is('String(out.read())', "'DE**'")}`),
  red('what time it is twice', 'H-unconditional', from('invoices', '{ dueOn }'), `const before = Date.now()
dueOn(new Date(before))
${say.holds('Date.now() < before')}`),
  red('not yet written', 'H-unconditional', from('customers', '{ greeting }') + grid('aCustomer'), `greeting(aCustomer())
${say.is("'TODO'", "'done'")}`),
  red('a day of 25 hours', 'H-unconditional', from('invoices', '{ dueOn }'), say.is("dueOn(new Date('2026-03-01')).getUTCHours()", '25')),
  { ...red('whatever is refused', 'R-assertion', from('imports', '{ retry }'), `const answer = await Promise.resolve(retry(async () => 'x')).catch(() => 'refused')
${say.is('answer', 'undefined')}`), passesOnNothing: true },
] // prettier-ignore

// Bad reds that no answer of the utility meets, as people and models write them by mistake or to look busy.
import type { Red } from '../case.ts'
import { type Kit, from, grid } from './kit.ts'

export const neverMet = ({ say, red }: Kit): Red[] => [
  red('two digits that are one', 'H-unconditional', from('tariffs', '{ costOf }'), say.is('(costOf(100) / 100).toFixed(2)', "'39.0'")),
  red('a day without its zone', 'H-unconditional', from('invoices', '{ dueOn }'), say.is("dueOn(new Date('2026-03-01')).toISOString()", "'2026-03-15T00:00:00'")),
  red('json in single quotes', 'H-unconditional', from('tariffs', '{ parseTariff }'), say.is("JSON.stringify(parseTariff('30 ct'))", '"{\'cents\': 30}"')),
  red('blanks are gone and there', 'H-unconditional', from('customers', '{ maskIban }'), say.is("maskIban('DE 89').replace(/\\s/g, '')", "'DE **'")),
  red('trimmed and padded', 'H-unconditional', from('customers', '{ greeting }') + grid('aCustomer'), say.is('greeting(aCustomer()).trim()', "' Hello Ada'")),
  red('six digits are five', 'H-unconditional', from('invoices', '{ numberOf }'), say.is("numberOf(2026, 1).padStart(6, '0').length", '5')),
  red('the first three are four', 'H-unconditional', from('tariffs', '{ instalments }'), say.is('instalments(100, 12).slice(0, 3).length', '4')),
  red('what is read as a number is a text', 'H-unconditional', from('invoices', '{ Invoice }'), say.is('parseFloat(new Invoice().render())', "'21.00'")),
  red('the thirteenth month', 'H-unconditional', from('invoices', '{ periodOf }'), say.is("periodOf(new Date('2026-12-05')).to.getMonth()", '12')),
  red('all are dear and one is cheap', 'H-unconditional', from('tariffs', '{ instalments }'), `const parts = instalments(1200, 12)
${say.holds('parts.length > 0 && parts.every((part) => part > 90) && parts.some((part) => part < 50)')}`),
  red('below its smallest', 'H-unconditional', from('tariffs', '{ instalments }'), `const parts = instalments(1200, 12)
${say.holds('parts.length === 12 && Math.max(...parts) < Math.min(...parts)')}`),
  red('a street in a link', 'H-unconditional', grid('aReadings'), say.is("encodeURIComponent(String(aReadings(['2026-01-01', 1]).last('M-1').meter))", "'Mill Lane'")),
  red('a whole number and a half', 'H-unconditional', from('tariffs', '{ withVat }'), `const gross = withVat(999)
${say.holds('Number.isInteger(gross) && gross === 1188.5')}`),
  red('as large as its half', 'H-unconditional', from('tariffs', '{ costOf }'), `const cost = costOf(40)
${say.holds('cost > 0 && cost === cost / 2')}`),
  red('one street is another', 'H-unconditional', from('outages', '{ Outages }'), `const outages = new Outages()
outages.report('Mill Lane')
const [street] = outages.open()
${say.is('street', "'Mill Lane'")}
${say.is('street', "'Elm Road'")}`),
  red('a set that holds one twice', 'H-unconditional', grid('aReadings'), say.same("[...new Set(aReadings(['2026-01-01', 1]).meters())]", "['M-1', 'M-1']")),
  red('sorted the wrong way round', 'H-unconditional', from('outages', '{ Outages }'), say.same('new Outages().open().toSorted()', "['Mill Lane', 'Elm Road']")),
  red('a kind of value that is none', 'H-unconditional', from('tariffs', '{ instalments }'), say.is('typeof instalments(100, 2)', "'array'")),
  red('yes in words', 'H-unconditional', grid('aCustomer, someCustomers'), `const { moved } = await someCustomers(aCustomer()).move('c-1', 'Elm Road')
${say.is('Boolean(moved)', "'yes'")}`),
  red('not counted down to', 'H-unconditional', from('outages', '{ Outages }'), say.is("new Outages().open().indexOf('Mill Lane')", '-2')),
  red('hexadecimal in capitals', 'H-unconditional', from('tariffs', '{ costOf }'), say.is('costOf(100).toString(16)', "'F3C'")),
  red('a new list is the same', 'H-unconditional', from('outages', '{ Outages }'), `const streets = new Outages().open()
${say.holds('[...streets] === streets')}`),
  red('a line with a break in it', 'H-unconditional', from('invoices', '{ Invoice }') + grid('aLine'), `const lines = new Invoice([aLine()]).render().split('\\n')
${say.holds("lines.some((line) => line.includes('usage\\n'))")}`),
  red('more meters than readings and fewer', 'H-unconditional', grid('aReadings'), `const readings = aReadings(['2026-01-01', 1])
const [meters, size] = [readings.meters().size, readings.size]
${say.holds('meters > size && meters < size')}`),
  red('fewer than nothing', 'H-unconditional', from('imports', '{ parseCsv }'), say.holds("parseCsv('meter;kwh').length < 0")),
  red('it begins and does not', 'H-unconditional', from('invoices', '{ numberOf }'), `const number = numberOf(2026, 7)
${say.holds("number.startsWith('2026')")}
${say.holds("!number.startsWith('2026-')")}
${say.is('number', "'2026-000007'")}`),
  red('one letter is two', 'H-unconditional', from('customers', '{ greeting }') + grid('aCustomer'), say.is('greeting(aCustomer()).charAt(0)', "'He'")),
  red('a remainder of seven', 'H-unconditional', from('invoices', '{ dueOn }'), say.is("dueOn(new Date('2026-03-01')).getUTCDay() % 7", '7')),
] // prettier-ignore

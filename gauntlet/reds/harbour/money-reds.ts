// Good reds of dues, tides, times and words.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { builders, from, help } from './kit.ts'

const fastCheck = "import fc from 'fast-check'\n"
const needs = ['fast-check']

export const moneyReds = ({ say, red, whole, typed }: Kit): Red[] => [
  red('dues depend on the length', 'R-assertion', from('dues', '{ dues }') + builders('aShip'), say.is('dues(aShip({ length: 120 }), 2)', '24_000')),
  whole('money as people write it', 'R-assertion', from('dues', '{ formatMoney }'), `const expected = new Map([[5, '€0.05'], [1234, '€12.34'], [100_000_00, '€100,000.00']])

test('amounts', () => {
  const formatted = [...expected.keys()].map((cents) => formatMoney(cents))
  ${say.same('formatted', '[...expected.values()]')}
})`),
  red('cents are not lost when split', 'R-assertion', from('dues', '{ split }'), `const parts = split(1000, 3)
const sum = parts.reduce((total, part) => total + part, 0)
${say.is('sum', '1000')}`),
  red('what is formatted can be parsed', 'R-assertion', fastCheck + from('dues', '{ formatMoney, parseMoney }'), `fc.assert(
  fc.property(fc.integer({ min: 1, max: 10_000_000 }), (cents) => {
    const text = formatMoney(cents)
    ${say.is("text.startsWith('€')", 'true')}
    ${say.is('parseMoney(text)', 'cents')}
  }),
)`, { needs }),
  red('parts differ by a cent at most', 'R-assertion', fastCheck + from('dues', '{ split }'), `const cents = fc.nat({ max: 5000 })
const ways = fc.integer({ min: 2, max: 9 })
fc.assert(
  fc.property(cents, ways, (whole, count) => {
    const parts = split(whole * count + 1, count)
    ${say.is('parts.reduce((a, b) => a + b, 0)', 'whole * count + 1')}
    ${say.holds('Math.max(...parts) - Math.min(...parts) <= 1')}
  }),
)`, { needs }),
  red('the tide at three is about two metres', 'R-assertion', from('tides', '{ tideAt }'), say.holds('Math.abs(tideAt(3) - 2.12) < 0.05')),
  red('the tide never leaves its bounds', 'R-assertion', from('tides', '{ tideAt }'), `const heights = Array.from({ length: 24 }, (_, hour) => tideAt(hour))
${say.above('Math.max(...heights)', '2')}`),
  red('a deep ship waits', 'R-assertion', from('tides', '{ isSafe }'), say.is('isSafe(9.5, 0)', 'false')),
  red('the next high water', 'R-assertion', from('tides', '{ nextHigh }'), `const next = nextHigh(new Date('2026-05-01T00:00:00Z'))
${say.is('next.toISOString()', "'2026-05-01T03:05:00.000Z'")}`),
  red('clocks of Berlin', 'R-assertion', from('time', '{ formatTime }'), say.is("formatTime(new Date('2026-07-01T10:00:00Z'), 'Europe/Berlin')", "'12:00'")),
  red('a day that loses an hour', 'R-assertion', from('time', '{ hoursOf }'), say.same("['2026-03-29', '2026-10-25'].map((day) => hoursOf(day, 'Europe/Athens'))", '[23, 25]')),
  red('days over a leap year', 'R-assertion', from('time', '{ daysBetween }'), `${say.is("daysBetween('2028-02-28', '2028-03-01')", '2')}
${say.is("daysBetween('2027-02-28', '2027-03-01')", '1')}`),
  red('the language of the environment', 'R-assertion', from('words', '{ greet }'), `const before = process.env.HARBOUR_LANGUAGE
process.env.HARBOUR_LANGUAGE = 'de'
try {
  ${say.is("greet('Argo')", "'Willkommen, Argo'")}
} finally {
  if (before === undefined) delete process.env.HARBOUR_LANGUAGE
  else process.env.HARBOUR_LANGUAGE = before
}`),
  red('plurals in two languages', 'R-assertion', from('words', '{ arrivals }'), say.same("[arrivals(1), arrivals(2, 'de')]", "['1 ship', '2 Schiffe']")),
  red('names sort as people expect', 'R-assertion', from('words', '{ sorted }'), say.same("sorted(['Zora', 'Ägir', 'ship 10', 'ship 9'])", "['Ägir', 'ship 9', 'ship 10', 'Zora']")),
  red('sorting does not change the list', 'R-assertion', from('words', '{ sorted }'), `const names = Object.freeze(['Vega', 'Argo'])
const inOrder = sorted(names)
${say.same('[inOrder, [...names]]', "[['Argo', 'Vega'], ['Vega', 'Argo']]")}`),
  red('a slug without accents', 'R-assertion', from('words', '{ slug }'), say.is("slug('  Étoile du Nord ')", "'etoile-du-nord'")),
  red('a manifest is streamed', 'R-assertion', from('words', '{ manifest }'), `const chunks = []
for await (const chunk of manifest(['coal', 'wheat'])) chunks.push(String(chunk))
${say.is("chunks.join('')", "'1. coal\\n2. wheat\\n'")}`),
  typed('what a fleet owes', 'R-assertion', from('dues', '{ dues }') + from('ship', '{ type Ship }') + builders('aShip'), `type Bill = { name: string; cents: number }

function billsOf(fleet: readonly Ship[], days: number): Bill[] {
  return fleet.map((ship) => ({ name: ship.name, cents: dues(ship, days) }))
}

test('a bill for each ship', () => {
  const fleet: Ship[] = [aShip({ name: 'Argo', length: 40 }), aShip({ name: 'Vega', length: 90 })]
  ${say.same('billsOf(fleet, 1)', "[{ name: 'Argo', cents: 4000 }, { name: 'Vega', cents: 9000 }]")}
})`),
  red('a call sign', 'R-not-implemented', builders('aShip'), say.is('aShip().callSign()', "'SVARG'")),
  red('an invoice by and by', 'R-not-implemented', from('dues', '{ invoice }') + builders('aShip'), say.has('(await invoice(aShip()))', "'Argo'")),
  red('the table of tides', 'R-not-implemented', from('tides', '{ table }'), `const heights = table()
${say.is('heights.length', '24')}`),
  { ...whole('invoices of a fleet', 'R-not-implemented', from('dues', '{ invoice }') + builders('aFleet'), `${say.describe}('invoices', () => {
  let texts

  test('one each', async () => {
    texts = await Promise.all(aFleet('Argo', 'Vega').map((ship) => invoice(ship)))
    ${say.is('texts.length', '2')}
  })
})`), passesOnNothing: true },
  red('what the office calls the ship', 'R-assertion', builders('aShip') + help('checks', 'hasShips'), `const office = { ships: () => [aShip({ name: 'argo' }).label()] }
hasShips(office, ['ARGO (GR)'])`),
] // prettier-ignore

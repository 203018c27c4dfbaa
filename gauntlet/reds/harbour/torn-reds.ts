// Bad reds: files that cannot be loaded, and hooks that break before the test runs.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { berths, builders, builtin, from, help, serving } from './kit.ts'

export const tornReds = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a bracket is left open', 'H-syntax', berths + builders('aShip'), `const berths = new Berths([30, 60)
${say.is('berths.dock(aShip())', '2')}`),
  whole('it awaits where it may not', 'H-syntax', builders('aHarbour'), `test('leaving', () => {
  const harbour = aHarbour('Argo')
  await harbour.leave('Argo')
  ${say.is('harbour.taken', '0')}
})`, { loading: true }),
  torn('a name is declared twice', 'H-syntax', from('dues', '{ dues }') + builders('aShip'), `const ship = aShip({ length: 120 })
const ship = aShip({ length: 90 })
${say.is('dues(ship, 1)', '9000')}`),
  whole('a merge is not done', 'H-syntax', from('words', '{ slug }'), `test('slugs', () => {
<<<<<<< HEAD
  ${say.is("slug('Étoile')", "'etoile'")}
=======
  ${say.is("slug('Étoile du Nord')", "'etoile-du-nord'")}
>>>>>>> slugs
})`, { loading: true }),
  torn('a text has no end', 'H-syntax', builders('aShip'), say.is('aShip().label()', "'ARGO (GR)")),
  torn('an import inside of a test', 'H-syntax', '', `import { tideAt } from '../src/tides.ts'
${say.is('tideAt(3)', '2')}`),
  whole('a comma is missing', 'H-syntax', from('dues', '{ dues }') + builders('aShip'), `const cases = [
  { length: 40, cents: 4000 }
  { length: 90, cents: 9000 },
]

for (const { length, cents } of cases) test('dues of ' + length, () => ${say.is('dues(aShip({ length }), 1)', 'cents')})`, { loading: true }),
  torn('dates by a package', 'H-missing-package', "import dayjs from 'dayjs'\n" + from('tides', '{ nextHigh }'), `const next = nextHigh(new Date())
${say.holds('dayjs(next).isAfter(dayjs())')}`),
  torn('a faked ship', 'H-missing-package', "import { faker } from '@faker-js/faker'\n" + builders('aShip'), `const name = faker.person.firstName()
${say.is('aShip({ name }).label()', "name.toUpperCase() + ' (GR)'")}`),
  red('a package in the midst', 'H-missing-package', from('time', '{ formatTime }'), `const { DateTime } = await import('luxon')
const at = DateTime.fromISO('2026-07-01T10:00:00Z')
${say.is("formatTime(at.toJSDate(), 'Europe/Rome')", "at.setZone('Europe/Rome').toFormat('HH:mm')")}`),
  red('a package that is required', 'H-missing-package', builtin('module', 'createRequire') + from('log', '{ HarbourLog }'), `const sinon = createRequire(import.meta.url)('sinon')
const clock = sinon.useFakeTimers()
${say.is('new HarbourLog().write(String(clock.now)).toCsv()', "'at,text\\n0'")}`),
  torn('a helper that nobody wrote', 'H-missing-helper', help('quays', 'aQuay') + berths, say.is('aQuay(new Berths()).length', '210')),
  torn('a helper beside the test', 'H-missing-helper', "import { signIn } from './helpers/session.ts'\n" + serving, `const status = await serving(async (url) => (await fetch(url + '/bookings', { headers: await signIn('Ada') })).status)
${say.is('status', '200')}`),
  torn('one folder too high', 'H-missing-helper', "import { Berths } from '../../src/berths.ts'\n" + builders('aShip'), say.is('new Berths([30, 60]).dock(aShip())', '2')),
  torn('sources of a folder that is none', 'H-missing-helper', "import { formatMoney } from '../scr/dues.ts'\n", say.is('formatMoney(5)', "'€0.05'")),
  red('a helper on demand', 'H-missing-helper', from('dues', '{ dues }'), `const { tariffs } = await import('../test/fixtures/tariffs.js')
${say.is('dues(tariffs[0].ship, 1)', 'tariffs[0].cents')}`),
  torn('the weather of a station that is not there', 'H-broken-source-import', from('weather', '{ canSail }'), say.is('canSail(3)', 'true')),
  torn('a bulletin on the weather', 'H-broken-source-import', from('bulletin', '{ bulletin }'), say.is('bulletin(3)', "'open'")),
  red('the weather when it is asked for', 'H-broken-source-import', '', `const { canSail } = await import('../src/weather.ts')
${say.is('canSail(12)', 'false')}`),
  whole('the fixture of a hook is gone', 'H-hook-or-setup', builtin('fs', 'readFileSync') + from('dues', '{ dues }'), `let tariffs

${say.beforeAll}(() => {
  tariffs = JSON.parse(readFileSync('./test/fixtures/tariffs-2026.json', 'utf8'))
})

test('dues follow the tariffs', () => {
  ${say.is('dues(tariffs[0].ship, 1)', 'tariffs[0].cents')}
})`),
  whole('a hook with a slip', 'H-hook-or-setup', berths + builders('aShip'), `let berths

${say.beforeEach}(() => {
  berths = new Berths(lengths)
  berths.dock(aShip())
})

test('one is taken', () => {
  ${say.same('berths.free()', '[2, 3]')}
})`),
  whole('a hook inside of a group', 'H-hook-or-setup', serving + builders('aFleet'), `${say.describe}('the quay', () => {
  let fleet

  ${say.beforeEach}(async () => {
    fleet = aFleet('Argo').map(({ captain }) => captain.name)
  })

  test('has captains', async () => {
    const ships = await serving(async (url) => (await fetch(url + '/ships')).json())
    ${say.same('ships.map(({ captain }) => captain)', 'fleet')}
  })
})`),
  whole('the file reads what is not there', 'H-hook-or-setup', builtin('fs', 'readFileSync') + from('words', '{ sorted }'), `const names = readFileSync('./test/fixtures/names.txt', 'utf8').trim().split('\\n')

test('sorted names', () => {
  ${say.same('sorted(names)', 'names.toSorted()')}
})`, { loading: true }),
  whole('the table of the file is broken', 'H-hook-or-setup', from('tides', '{ tideAt }'), `const expected = undefined
const table = Object.entries(expected.heights)

for (const [hour, height] of table) {
  test('the tide at ' + hour, () => {
    ${say.is('tideAt(Number(hour))', 'height')}
  })
}

test('there is a tide', () => {
  ${say.above('tideAt(3)', '0')}
})`, { loading: true }),
] // prettier-ignore

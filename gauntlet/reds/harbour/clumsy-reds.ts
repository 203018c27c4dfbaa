// Bad reds: tests that break by themselves, by the machine, by what the product did before, or that never end.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import type { Script } from '../phrases.ts'
import { berths, builders, builtin, from, hasty, help, serving } from './kit.ts'

export const clumsyReds = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('a builder that is not imported', 'H-test-bug', berths, say.is('new Berths([60]).dock(aShip())', '1')),
  red('a variable with a slip', 'H-test-bug', builders('aHarbour'), `const harbour = aHarbour('Argo')
await harbour.leave('Argo')
${say.is('harbor.taken', '0')}`),
  whole('the own helper has a slip', 'H-test-bug', builders('aHarbour'), `const namesOf = (ships) => ships.maps((ship) => ship.toUpperCase())

test('names', () => {
  ${say.same("namesOf(aHarbour('Vega', 'Argo').ships())", "['ARGO', 'VEGA']")}
})`),
  red('an old helper forgot a name', 'H-test-bug', builders('aHarbour') + help('legacy', 'shipsOf'), say.same("shipsOf(aHarbour('Vega', 'Argo'))", "['Argo', 'Vega']")),
  red('an old helper counts from one', 'H-test-bug', builders('aFleet') + help('legacy', 'lastOf'), say.is("lastOf(aFleet('Argo', 'Vega'))", "'Vega'")),
  red('an old helper calls itself', 'H-test-bug', builders('aFleet') + help('legacy', 'flatten'), say.same("flatten([aFleet('Argo')])", "['Argo']")),
  red('a booking has no guest', 'H-test-bug', serving + help('office', 'Office') + builders('aBooking'), `const booking = aBooking()
booking.guest.name = 'Ada'
const status = await serving((url) => new Office(url).book(booking))
${say.is('status', '201')}`),
  red('a constant gets another value', 'H-test-bug', builders('aHarbour'), `const before = 0
const harbour = aHarbour('Argo')
before = harbour.taken
await harbour.leave('Argo')
${say.is('harbour.taken', 'before - 1')}`),
  red('a date that is none', 'H-test-bug', from('time', '{ daysBetween }'), `const from = new Date('2026-13-45').toISOString()
${say.is("daysBetween(from, '2026-05-01')", '1')}`),
  red('big and small numbers mix', 'H-test-bug', from('dues', '{ dues }') + builders('aShip'), say.is('dues(aShip(), 3) + 10n', '4010')),
  red('a frozen list grows', 'H-test-bug', from('words', '{ sorted }'), `const names = Object.freeze(['Vega'])
names.push('Argo')
${say.same('sorted(names)', "['Argo', 'Vega']")}`),
  red('a name before it is there', 'H-test-bug', from('dues', '{ formatMoney }'), `const text = formatMoney(cents)
const cents = 1234
${say.is('text', "'€12.34'")}`),
  red('the product insures at nobody', 'H-source-bug', builders('aShip'), say.is('aShip().insure()', "'policy of Argo'")),
  red('the product reads no terms', 'H-source-bug', from('dues', '{ discountOf }'), say.is("discountOf({ holder: 'Ada' })", '0')),
  red('the product hands over to what cannot take', 'H-source-bug', builders('aHarbour'), say.is("aHarbour('Argo').transfer('Argo', aHarbour())", '1')),
  red('the product cannot read a time', 'H-source-bug', from('time', '{ parseArrival }'), say.is("parseArrival('tomorrow at noon')", "'2026-05-02T12:00:00.000Z'")),
  red('tides of a far office', 'H-environment', from('tides', '{ tideAt }'), `const { height } = await (await fetch('https://tides.example.invalid/v1/3')).json()
${say.is('tideAt(3)', 'height')}`),
  red('a name is looked up', 'H-environment', builtin('dns/promises', 'lookup') + from('words', '{ slug }'), `const { address } = await lookup('registry.harbour.invalid')
${say.is('slug(address)', 'address')}`),
  red('a database is asked', 'H-environment', builtin('net', 'connect') + builtin('events', 'once') + builders('aFleet'), `const database = connect({ host: '127.0.0.1', port: 3 })
await once(database, 'connect')
database.end(JSON.stringify(aFleet('Argo')))
${say.is('database.bytesWritten', '17')}`),
  red('a key is not given', 'H-environment', serving, `const key = process.env.HARBOUR_OFFICE_KEY
if (!key) throw new Error('HARBOUR_OFFICE_KEY is not set')
const status = await serving(async (url) => (await fetch(url + '/berths', { headers: { key } })).status)
${say.is('status', '200')}`),
  red('two servers want one port', 'H-environment', from('http/app', '{ createApp }') + builtin('events', 'once'), `const first = createApp().listen(0, '127.0.0.1')
await once(first, 'listening')
try {
  const second = createApp().listen(first.address().port, '127.0.0.1')
  await once(second, 'listening')
  const answer = await fetch('http://127.0.0.1:' + second.address().port + '/berths')
  ${say.is('answer.status', '200')}
} finally {
  first.close()
}`),
  whole('nobody calls back', 'H-timeout', builtin('events', 'once') + builders('aHarbour'), hasty[runner](`  const harbour = aHarbour('Argo')
  const alive = setTimeout(() => undefined, 2000)
  const [name] = await once(harbour, 'left')
  clearTimeout(alive)
  ${say.is('name', "'Argo'")}`)),
  whole('it sleeps too long', 'H-timeout', builders('aHarbour, pause'), hasty[runner](`  const harbour = aHarbour('Argo')
  await harbour.leave('Argo')
  await pause(1500)
  ${say.is('harbour.taken', '0')}`)),
  whole('it polls for good', 'H-timeout', builders('aHarbour, pause'), hasty[runner](`  const harbour = aHarbour('Argo')
  void harbour.leave('Argo')
  let tries = 0
  while (harbour.taken > 0 && tries++ < 100) await pause(20)
  ${say.is('harbour.taken', '0')}`)),
  red('it is still to be written', 'H-other', berths, `const berths = new Berths()
berths.free()
throw new Error('finish me: reservations')`),
  red('a helper gives up', 'H-other', help('checks', 'willFail'), "willFail('the crane is still to come')"),
  red('a promise is broken by hand', 'H-other', from('dues', '{ dues }') + builders('aShip'), `dues(aShip(), 1)
await Promise.reject(new Error('who pays?'))`),
  whole('an error of an own kind', 'H-other', builders('aShip'), `class Pending extends Error {
  name = 'Pending'
}

test('insurance', () => {
  aShip().label()
  throw new Pending('insurance comes in May')
})`),
] // prettier-ignore

// Bad reds: whatever the product does, they fail; or any stand-in would please them; or they do not fail at all.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { berths, builders, builtin, from, help, serving } from './kit.ts'

export const emptyReds = (kit: Kit): Red[] => [...unconditional(kit), ...pleasedByAny(kit), ...notRed(kit)]

const unconditional = ({ say, red, whole }: Kit): Red[] => [
  red('reservations are to come', 'H-unconditional', berths, `// Given berths, when one is reserved, then nobody else gets it.
${say.is('false', 'true')}`),
  red('the work is done on constants', 'H-unconditional', berths + builders('aShip'), `const berths = new Berths()
const berth = berths.dock(aShip())
const expected = { berth: 2 }
const actual = { berth: 1 }
${say.same('actual', 'expected')}`),
  red('refunds, not implemented', 'H-unconditional', from('dues', '{ dues }'), "throw new Error('refunds are not implemented')"),
  red('a ship is never a new object', 'H-unconditional', builders('aShip'), say.is("aShip({ name: 'Argo' }).toJSON()", "{ name: 'Argo', flag: 'GR' }")),
  red('lists are compared by identity', 'H-unconditional', builders('aHarbour'), say.is("aHarbour('Argo').free()", '[2, 3]')),
  red('two numbers at once', 'H-unconditional', from('dues', '{ dues }') + builders('aShip'), `const cents = dues(aShip(), 2)
${say.holds('cents === 8000 && cents === 9000')}`),
  red('more than itself', 'H-unconditional', from('tides', '{ tideAt }'), `const height = tideAt(6)
${say.above('height', 'height')}`),
  red('a harbour of its own making', 'H-unconditional', berths, `class FakeBerths {
  dock() {
    return 1
  }
}

const berths = new FakeBerths()
${say.is('berths.dock()', '2')}`),
  red('the builder is what is tested', 'H-unconditional', builders('aBooking') + berths, say.is('aBooking().berth', '3')),
  red('docking is replaced', 'H-unconditional', berths + builders('aShip'), `const original = Berths.prototype.dock
Berths.prototype.dock = () => 7
try {
  ${say.is('new Berths().dock(aShip())', '2')}
} finally {
  Berths.prototype.dock = original
}`),
  red('the network is replaced', 'H-unconditional', serving, `const original = globalThis.fetch
globalThis.fetch = async () => new Response('[]', { status: 404 })
try {
  const status = await serving(async (url) => (await fetch(url + '/berths')).status)
  ${say.is('status', '200')}
} finally {
  globalThis.fetch = original
}`),
  red('a year that is over', 'H-unconditional', from('tides', '{ nextHigh }'), `nextHigh(new Date('2024-05-01'))
${say.is('new Date().getFullYear()', '2024')}`),
  red('the dice decide', 'H-unconditional', '', say.above('Math.random()', '1')),
  red('the source says so', 'H-unconditional', builtin('fs', 'readFileSync'), say.has("readFileSync('./src/berths.ts', 'utf8')", "'reserve('")),
  red('the file is there', 'H-unconditional', builtin('fs', 'existsSync'), say.is("existsSync('./src/tugs.ts')", 'true')),
  red('arithmetic of the quay', 'H-unconditional', '', `const lengths = [30, 60, 120]
const total = lengths.reduce((sum, length) => sum + length, 0)
${say.is('total', '200')}`),
  whole('a constant asserted in a helper', 'H-unconditional', berths, `function assertReserved(berth, isReserved = false) {
  ${say.is('isReserved', 'true')}
}

test('reserved', () => {
  const berths = new Berths()
  for (const berth of berths.free()) assertReserved(berth)
})`),
  red('whatever comes is caught and condemned', 'H-unconditional', builders('aHarbour'), `let outcome = 'unreserved'
try {
  aHarbour().of('Argo')
} catch {
  outcome = 'failed'
}
${say.is("outcome === 'failed' || outcome === 'unreserved' ? 'pending' : outcome", "'reserved'")}`),
  red('a fixture against itself', 'H-unconditional', builtin('fs', 'readFileSync'), `const fleet = JSON.parse(readFileSync('./test/fixtures/fleet.json', 'utf8'))
${say.same('fleet.map(({ name }) => name)', "['Argo', 'Lyra']")}`),
  red('another program answers', 'H-unconditional', builtin('child_process', 'spawnSync') + help('shell', 'harbour'), `const { stdout } = spawnSync(process.execPath, ['-e', 'console.log("no berths")'], { encoding: 'utf8' })
${say.is('stdout', "'1 free\\n'")}`),
] // prettier-ignore

/** They fail today, as what they import is not there; any stand-in of it makes them pass. */
const pleasedByAny = ({ say, torn }: Kit): Red[] => [
  { ...torn('tugs refuse a ship of no length', 'R-missing-module', from('tugs', '{ tugsFor }') + builders('aShip'), `let error
try {
  tugsFor(aShip({ length: -1 }))
} catch (caught) {
  error = caught
}
${say.is('error instanceof Error', 'true')}`), passesOnNothing: true },
  { ...torn('the crane can be called', 'R-missing-module', from('crane', '{ unload }'), `let calls = 0
try {
  unload([])
} catch {
  // A crane may break.
}
calls += 1
${say.is('calls', '1')}`), passesOnNothing: true },
  { ...torn('a waiting list is a function', 'R-missing-module', from('waiting-list', '{ createWaitingList }'), say.is('typeof createWaitingList', "'function'")), passesOnNothing: true },
  { ...torn('refunds are exported', 'R-missing-export', from('dues', '{ refund }'), say.isNot('refund', 'undefined')), passesOnNothing: true },
] // prettier-ignore

const notRed = ({ say, red, whole }: Kit): Red[] => [
  whole('it is skipped', null, builders('aHarbour'), `test.skip('a berth is reserved', () => {
  ${say.is("aHarbour().reserve(2, 'Argo')", '2')}
})`),
  red('an error is swallowed', null, builders('aHarbour'), `try {
  ${say.is("aHarbour().reserve(2, 'Argo')", '2')}
} catch (error) {
  console.log('not yet:', error.message)
}`),
  red('it returns where nothing is configured', null, builders('aHarbour'), `if (process.env.HARBOUR_RESERVATIONS !== 'on') return
${say.is("aHarbour().reserve(2, 'Argo')", '2')}`),
  red('nothing is looped over', null, builders('aHarbour'), `for (const ship of aHarbour().ships()) {
  ${say.is('ship.captain', "'Ada'")}
}`),
  red('any error will do', null, builders('aHarbour') + from('errors', '{ HarbourError }'), `let isRefused = false
try {
  aHarbour().reserve(99, 'Argo')
} catch {
  isRefused = true
}
${say.is('isRefused', 'true')}`),
  red('reservations are absent', null, berths, say.is("'reserve' in Berths.prototype", 'false')),
  red('a callback that nobody calls', null, berths + builders('aShip'), `const berths = new Berths()
berths.on('docked', ({ berth }) => {
  ${say.is('berth', '3')}
})
berths.dock(aShip())`),
  red('the answer equals itself', null, from('tides', '{ tideAt }'), say.same('[tideAt(3), tideAt(4)]', '[tideAt(3), tideAt(4)]')),
] // prettier-ignore

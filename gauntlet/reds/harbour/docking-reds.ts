// Good reds of berths, ships, pilots and the log: the product answers, but not as it will.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { berths, builders, builtin, from, help } from './kit.ts'

export const dockingReds = ({ say, red, whole }: Kit): Red[] => [
  red('a long ship gets a long berth', 'R-assertion', berths + builders('aShip'), `const berths = new Berths([30, 60, 120])

const berth = berths.dock(aShip({ length: 90 }))

${say.is('berth', '3')}`),
  whole('ships and the berths they fit', 'R-assertion', berths + builders('aShip'), `const cases = [
  { length: 55, berth: 2 },
  { length: 60, berth: 2 },
  { length: 61, berth: 3 },
]

for (const { length, berth } of cases) {
  test('a ship of ' + length + ' metres docks at ' + berth, () => {
    ${say.is('new Berths().dock(aShip({ length }))', 'berth')}
  })
}`),
  red('too long for any berth', 'R-assertion', berths + from('errors', '{ NoBerth }') + builders('aShip'), say.throws('new Berths([30]).dock(aShip({ length: 31 }))', 'NoBerth')),
  red('the error names the ship', 'R-assertion', builders('aHarbour'), say.throws("aHarbour('Vega').of('Argo')", '/no ship named Argo/')),
  red('the error has a code', 'R-assertion', builders('aHarbour'), `let caught
try {
  aHarbour().of('Argo')
} catch (error) {
  caught = error
}
${say.is('caught?.code', "'unknown-ship'")}`),
  red('leaving frees the berth', 'R-assertion', builders('aHarbour'), `const harbour = aHarbour('Argo', 'Vega')
await harbour.leave('Argo')
${say.same('harbour.ships()', "['Vega']")}`),
  red('an unknown ship cannot leave', 'R-assertion', from('errors', '{ UnknownShip }') + builders('aHarbour'), say.rejects("aHarbour('Vega').leave('Argo')", 'UnknownShip')),
  red('leaving is refused for strangers', 'R-assertion', builders('aHarbour') + help('checks', 'isRefused'), "await isRefused(aHarbour().leave('Flying Dutchman'), 'UnknownShip')"),
  whole('docking twice', 'R-assertion', berths + builders('aShip'), `${say.describe}('docking is idempotent', () => {
  let berths
  const argo = aShip()

  ${say.beforeEach}(() => {
    berths = new Berths()
    berths.dock(argo)
  })

  test('one ship takes one berth', () => {
    berths.dock(argo)
    ${say.is('berths.taken', '1')}
  })

  test('the second time it keeps its berth', () => {
    ${say.is('berths.dock(argo)', "berths.of('Argo')")}
  })
})`),
  red('free berths are those nobody is at', 'R-assertion', builders('aHarbour'), say.same("aHarbour('Argo').free()", '[2, 3]')),
  red('it tells who docked', 'R-assertion', berths + builders('aShip'), `const seen = []
const berths = new Berths()
berths.on('docked', (event) => seen.push([event.ship, event.berth]))

berths.dock(aShip())

${say.same('seen', "[['Argo', 1]]")}`),
  red('waiting for a departure with an own deadline', 'R-assertion', builtin('events', 'once') + builders('aHarbour, pause'), `const harbour = aHarbour('Argo')
const departed = once(harbour, 'departed').then(([name]) => name)
await harbour.leave('Argo')
const outcome = await Promise.race([departed, pause(40).then(() => 'nobody departed')])
${say.is('outcome', "'Argo'")}`),
  red('a callback gets the ships', 'R-assertion', builders('aHarbour'), `const ships = await new Promise((resolve, reject) => {
  aHarbour('Argo', 'Vega').load((error, names) => (error ? reject(error) : resolve(names)))
})
${say.same('ships', "['Argo', 'Vega']")}`),
  red('half of the berths are taken', 'R-assertion', berths + builders('aShip'), `const berths = new Berths([50, 50])
berths.dock(aShip())
${say.is('berths.occupancy', '0.5')}`),
  red('ships are listed by a shared check', 'R-assertion', builders('aHarbour') + help('checks', 'hasShips'), `const harbour = aHarbour('Vega', 'Argo')
hasShips(harbour, ['Argo', 'Vega'])`),
  red('a label has its flag', 'R-assertion', builders('aShip'), say.matches("aShip({ name: 'Argo', flag: 'IT' }).label()", '/^ARGO \\(IT\\)$/')),
  red('tonnage adds up', 'R-assertion', builders('aShip'), `const cargo = [{ kind: 'coal', tonnes: 120 }, { kind: 'wheat', tonnes: 80 }]
${say.is('aShip({ cargo }).tonnage()', '200')}`),
  red('renaming leaves the old one alone', 'R-assertion', builders('aShip'), `const old = aShip({ name: 'Argo' })
const renamed = old.rename('Vega')
${say.same('[old.name, renamed.name]', "['Argo', 'Vega']")}`),
  red('a ship as json', 'R-assertion', builders('aShip'), say.same('JSON.parse(JSON.stringify(aShip({ length: 90 })))', "{ name: 'Argo', length: 90, flag: 'GR' }")),
  red('never more pilots than there are', 'R-assertion', from('pilots', '{ PilotQueue }') + builders('pause'), `const queue = new PilotQueue(2)
let busy = 0
let peak = 0
const task = async () => {
  busy += 1
  peak = Math.max(peak, busy)
  await pause(5)
  busy -= 1
}

await Promise.all(Array.from({ length: 6 }, () => queue.request(task)))

${say.is('peak', '2')}`),
  red('one at a time and in order', 'R-assertion', from('pilots', '{ PilotQueue }') + builders('pause'), `const order = []
const queue = new PilotQueue()
const guide = (name, milliseconds) => queue.request(async () => {
  await pause(milliseconds)
  order.push(name)
})
await Promise.all([guide('slow', 30), guide('fast', 1)])
${say.same('order', "['slow', 'fast']")}`),
  red('draining counts what is done', 'R-assertion', from('pilots', '{ PilotQueue }'), `const queue = new PilotQueue()
void queue.request(async () => 'Argo')
void queue.request(async () => 'Vega')
${say.is('await queue.drain()', '2')}`),
  red('the second page of the log', 'R-assertion', builders('aLog'), `const log = aLog('a', 'b', 'c', 'd', 'e')
const texts = log.page(2, 2).map((entry) => entry.text)
${say.same('texts', "['c', 'd']")}`),
  red('the newest entry comes first', 'R-assertion', from('log', '{ HarbourLog }'), `const log = new HarbourLog()
  .write('yesterday', new Date('2026-05-01'))
  .write('today', new Date('2026-05-02'))
${say.same('log.latest().map(({ text }) => text)', "['today', 'yesterday']")}`),
  red('every entry has an id of its own', 'R-assertion', builders('aLog'), `const log = aLog()
${say.isNot('log.nextId()', 'log.nextId()')}`),
  red('the clock that is handed in is used', 'R-assertion', from('log', '{ HarbourLog }'), `const clock = () => new Date(Date.UTC(2026, 4, 1, 6, 30))
const log = new HarbourLog(clock).write('Argo docks')
${say.is('log.toCsv()', "'at,text\\n2026-05-01T06:30:00.000Z,Argo docks'")}`),
  red('the log is a stream of lines', 'R-assertion', builders('aLog'), `const lines = []
for await (const line of aLog('first', 'second').lines()) lines.push(line)
${say.same('lines', "['first', 'second', 'end of log']")}`),
] // prettier-ignore

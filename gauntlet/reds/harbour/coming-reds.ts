// Good reds of what is to come: modules, exports and members that do not exist yet.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { berths, builders, builtin, from } from './kit.ts'

export const comingReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  torn('tugs pull long ships', 'R-missing-module', from('tugs', '{ tugsFor }') + builders('aShip'), say.is('tugsFor(aShip({ length: 200 }))', '3')),
  torn('a customs form', 'R-missing-module', from('customs/index', '{ CustomsForm }') + builders('aShip'), `const cargo = [{ kind: 'coal', tonnes: 120 }]
const form = new CustomsForm(aShip({ cargo }))
form.sign('Ada')
${say.same('form.toLines()', "['Argo', 'coal: 120 t', 'signed: Ada']")}`),
  torn('a report of the month', 'R-missing-module', from('reports/monthly', '{ monthly as report }') + builders('aLog'), `const text = await report(aLog('Argo docks', 'Argo leaves'), { month: '1970-01' })
${say.has('text', "'1 ship'")}`),
  torn('everything of the crane', 'R-missing-module', from('crane', '* as crane'), `const moved = crane.unload([{ kind: 'coal', tonnes: 7 }], { perLift: 5 })
${say.same('moved', '[5, 2]')}`),
  torn('a waiting list as its default', 'R-missing-module', from('waiting-list', 'createWaitingList') + builders('aFleet'), `const list = createWaitingList()
for (const ship of aFleet('Argo', 'Vega')) list.enqueue(ship)
${say.is('list.next().name', "'Argo'")}
${say.is('list.length', '1')}`),
  red('a forecast when it is asked for', 'R-missing-module', '', `const { forecast } = await import('../src/forecast.ts')
${say.same("forecast([1, 2, 3])", '{ low: 1, high: 3 }')}`),
  whole('the radio', 'R-missing-module', builtin('events', 'once'), `async function tuned(channel) {
  const { Radio } = await import('../src/radio.ts')
  return new Radio(channel)
}

${say.describe}('radio', () => {
  test('hears what is said', async () => {
    const radio = await tuned(16)
    queueMicrotask(() => radio.say('mayday'))
    const [word] = await once(radio, 'heard')
    ${say.is('word', "'mayday'")}
  })

  test('keeps the channel', async () => {
    ${say.is('(await tuned(9)).channel', '9')}
  })
})`),
  whole('a table of knots', 'R-missing-module', from('knots', '{ toKilometres }'), `const table = [[1, 1.852], [10, 18.52]]

${say.describe}('knots', () => {
  for (const [knots, kilometres] of table) {
    test(knots + ' in kilometres', () => {
      ${say.holds('Math.abs(toKilometres(knots) - kilometres) < 1e-9')}
    })
  }
})`, { loading: true }),
  typed('a planner with a port', 'R-missing-module', from('planner', '{ Planner, type Calendar }'), `class FixedCalendar implements Calendar {
  isHoliday(day: string): boolean {
    return day === '2026-05-01'
  }
}

test('nobody docks on holidays', () => {
  const planner = new Planner(new FixedCalendar())
  ${say.same("planner.openDays('2026-04-30', '2026-05-02')", "['2026-04-30', '2026-05-02']")}
})`),
  torn('a refund', 'R-missing-export', from('dues', '{ dues, refund }') + builders('aShip'), say.is('refund({ cents: dues(aShip(), 3), days: 3 }, 1)', '2500')),
  torn('roman numerals on the quay', 'R-missing-export', from('words', '{ toRoman }'), `const numbers = [1, 4, 9, 14].map((number) => toRoman(number))
${say.same('numbers', "['I', 'IV', 'IX', 'XIV']")}`),
  torn('a shelf of logs', 'R-missing-export', from('log', '{ HarbourLog, LogShelf }'), `const shelf = new LogShelf()
shelf.put(2026, new HarbourLog())
${say.same('shelf.years()', '[2026]')}`),
  torn('low water comes later', 'R-missing-export', from('tides', '{ nextLow }'), say.is("nextLow(new Date('2026-05-01T00:00:00Z')).getUTCHours()", '9')),
  torn('a pilot is refused', 'R-missing-export', from('pilots', '{ requestPilot }') + from('errors', '{ HarbourError }'), say.rejects("requestPilot({ ship: '', at: 'noon' })", 'HarbourError')),
  red('half the dues by a whole module', 'R-missing-export', from('dues', '* as money'), say.is('money.halved(1001)', '501')),
  red('a late export', 'R-missing-export', '', `const { countFlags } = await import('../src/ship.ts')
${say.same("countFlags(['GR', 'IT', 'GR'])", '{ GR: 2, IT: 1 }')}`),
  red('a berth is reserved', 'R-missing-export', builders('aHarbour'), `const harbour = aHarbour()
harbour.reserve(2, 'Argo')
${say.is("harbour.of('Argo')", '2')}`),
  whole('reservations end', 'R-missing-export', berths + builders('aShip'), `${say.describe}('reservations', () => {
  let berths

  ${say.beforeEach}(() => {
    berths = new Berths([40, 40])
  })

  test('until they are cancelled', async () => {
    const ticket = await berths.reserveFor(aShip(), { nights: 2 })
    await berths.cancel(ticket)
    ${say.same('berths.free()', '[1, 2]')}
  })
})`),
  red('a ship out of a line', 'R-missing-export', from('ship', '{ Ship }'), say.is("Ship.fromLine('Argo;40;GR').length", '40')),
  red('a log that can be searched', 'R-missing-export', builders('aLog'), `const found = aLog('Argo docks', 'Vega docks', 'Argo leaves').search(/argo/i)
${say.is('found.length', '2')}`),
  red('stopping the queue', 'R-missing-export', from('pilots', '{ PilotQueue }') + from('errors', '{ HarbourError }'), `const queue = new PilotQueue()
await queue.close()
${say.rejects("queue.request(async () => 'late')", 'HarbourError')}`),
] // prettier-ignore

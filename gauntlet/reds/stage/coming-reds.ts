// Good reds of what is to come: modules, exports and members that do not exist yet.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help } from './kit.ts'

export const comingReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  torn('a subscription', 'R-missing-module', from('subscription', 'Subscription'), `const subscription = new Subscription({ shows: 3, from: new Date('2026-09-01') })
subscription.visit('Hamlet')
${say.is('subscription.left', '2')}`),
  torn('a cloakroom by its namespace', 'R-missing-module', from('cloakroom', '* as cloakroom'), `const ticket = cloakroom.hang({ kind: 'coat', owner: 'Ada' })
${say.same('cloakroom.fetch(ticket)', "{ kind: 'coat', owner: 'Ada' }")}`),
  torn('a bar in the break', 'R-missing-module', from('bar/orders', '{ orderDrinks, DrinkError }'), `const order = orderDrinks({ water: 2 }, { at: 'break' })
${say.is('order.cents', '700')}
${say.throws("orderDrinks({ tea: -1 }, { at: 'break' })", 'DrinkError')}`),
  whole('ushers are asked in a hook', 'R-missing-module', builders('aHall'), `let ushers

${say.beforeEach}(async () => {
  const { Ushers } = await import('../src/ushers.ts')
  ushers = new Ushers(aHall(), 2)
})

test('each has a row', () => {
  ${say.same('ushers.rows()', "{ A: 1, B: 2 }")}
})`),
  red('a rehearsal on demand', 'R-missing-module', builders('aShow'), `const { planRehearsals } = await import('../src/rehearsals.ts')
const days = [...planRehearsals(aShow(), { every: 2, times: 3 })].map((at) => at.getUTCDate())
${say.same('days', '[25, 27, 29]')}`),
  torn('an importer that emits', 'R-missing-module', builtin('events', '{ on }') + from('importer', '{ importSeason }'), `const run = importSeason('./test/fixtures/season.json')
const titles = []
for await (const [show] of on(run, 'show', { close: ['end'] })) titles.push(show.title)
${say.same('titles', "['Hamlet', 'Faust']")}`),
  whole('a ledger of a subclass', 'R-missing-module', from('ledger', '{ Ledger }'), `class LoudLedger extends Ledger {
  lines = []
  write(line) {
    this.lines.push(line.toUpperCase())
  }
}

test('each booking is written', () => {
  const ledger = new LoudLedger()
  ledger.book({ cents: 2500, reason: 'seat a1' })
  ${say.same('ledger.lines', "['SEAT A1: 25.00']")}
})`, { loading: true }),
  typed('a pricing rule with types', 'R-missing-module', from('pricing/rules', '{ cheapest, type Rule }'), `const rules: Rule[] = [{ name: 'early', apply: (cents: number) => cents - 500 }, { name: 'half', apply: (cents: number) => cents / 2 }]

test('the cheapest rule wins', () => {
  ${say.same('cheapest(2400, rules)', "{ name: 'half', cents: 1200 }")}
})`),
  torn('a plugin takes part', 'R-missing-module', from('plugins', '{ withPlugins }') + from('hall', '{ Hall }'), `const seen = []
const hall = withPlugins(new Hall(), { afterSell: (sale) => seen.push(sale.seat) })
hall.sell('A3', 'Ada')
${say.same('seen', "['A3']")}`),
  torn('a swap of seats', 'R-missing-export', from('hall', '{ Hall, swapSeats }'), `const hall = new Hall()
hall.sell('A1', 'Ada')
hall.sell('B1', 'Grace')
swapSeats(hall, 'A1', 'B1')
${say.same('hall.sales().map(({ buyer }) => buyer)', "['Grace', 'Ada']")}`),
  torn('categories of seats', 'R-missing-export', from('prices', '{ CATEGORIES, price }'), `${say.same('Object.keys(CATEGORIES)', "['stalls', 'circle', 'gallery']")}
${say.is("price('circle')", 'CATEGORIES.circle.cents')}`),
  torn('an error for late guests', 'R-missing-export', from('errors', '{ TooLate }') + from('orders', '{ Orders }'), say.rejects("new Orders().place('Ada', ['A1'], { at: new Date(0) })", 'TooLate')),
  red('the prices as a namespace', 'R-missing-export', from('prices', '* as prices'), `const earlyBird = prices.earlyBird(2500, { days: 30 })
${say.is('earlyBird', '2000')}`),
  red('a member of an order is to come', 'R-missing-export', from('orders', '{ Orders }'), `const orders = new Orders()
const { id } = await orders.place('Ada', ['A1'])
await orders.transfer(id, 'Grace')
${say.is("orders.of('Grace').length", '1')}`),
  red('a hall out of a drawing', 'R-missing-export', from('hall', '{ Hall }'), `const hall = Hall.fromPlan('ooo\\noo')
${say.same('hall.seats()', "['A1', 'A2', 'A3', 'B1', 'B2']")}`),
  red('halls are reserved for schools', 'R-missing-export', builders('aHall'), `const reservation = await aHall('A1').reserveFor({ school: 'Lyceum', seats: 4 })
${say.same('reservation.seats', "['B1', 'B2', 'B3', 'B4']")}`),
  whole('the waiting room lets go', 'R-missing-export', from('waiting-room', '{ WaitingRoom }'), `const scenario = {
  given: ['Ada', 'Grace'],
  when: (room) => room.leave('Ada'),
  then: ['Grace'],
}

test('who leaves is not called', () => {
  const room = new WaitingRoom()
  for (const name of scenario.given) room.enter(name)
  scenario.when(room)
  ${say.same('[...room]', 'scenario.then')}
})`),
  red('a show is moved', 'R-missing-export', builders('aShow'), `const moved = aShow().postponedBy({ days: 7 })
${say.is('moved.startsAt.getUTCDate()', '8')}`),
  red('reservations by a desk that is to come', 'R-missing-module', builders('aHall') + help('fake-gateway', 'FakeGateway'), `const { reserve } = await import('../src/desk/reserve.ts')
const gateway = new FakeGateway()
await reserve(aHall(), 'A1', { gateway, deposit: 500 })
${say.same('gateway.charges.map(([, cents]) => cents)', '[500]')}`),
] // prettier-ignore

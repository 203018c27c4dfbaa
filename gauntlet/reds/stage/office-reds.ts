// Good reds of what is there and answers wrongly: seats, prices, shows, orders, the waiting room.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help } from './kit.ts'

export const officeReds = (kit: Kit): Red[] => [...seats(kit), ...moneyAndTime(kit), ...ordering(kit)]

const seats = ({ say, red, whole }: Kit): Red[] => [
  red('a sold seat is not free', 'R-assertion', from('hall', '{ Hall }'), `const hall = new Hall('Globe', ['A'], 3)
hall.sell('A2', 'Ada')
${say.same('hall.free()', "['A1', 'A3']")}`),
  red('a seat is sold once', 'R-assertion', builders('aHall') + from('errors', '{ SoldOut }'), `const hall = aHall('A1')
${say.throws("hall.sell('A1', 'Grace')", 'SoldOut')}`),
  red('the error has a code', 'R-assertion', builders('aHall'), `let caught
try {
  aHall().sell('Z9', 'Ada')
} catch (error) {
  caught = error
}
${say.is('caught?.code', "'UNKNOWN_SEAT'")}`),
  red('the error names the seat', 'R-assertion', builders('aHall'), `const message = (() => {
  try {
    return aHall().sell('Z9', 'Ada') && 'sold'
  } catch ({ message }) {
    return message
  }
})()
${say.is('message', "'no seat Z9 in Globe'")}`),
  red('buying announces', 'R-assertion', builders('aHall'), `const heard = []
const hall = aHall()
hall.on('sold', (sale) => heard.push(sale))
hall.sell('B1', 'Grace')
${say.same('heard', "[{ seat: 'B1', buyer: 'Grace' }]")}`),
  red('releasing announces in time', 'R-assertion', builtin('events', '{ once }') + builders('aHall, pause'), `const hall = aHall('A1')
const told = once(hall, 'released').then(([seat]) => seat)
await hall.release('A1')
const outcome = await Promise.race([told, pause(100).then(() => 'nobody was told')])
${say.is('outcome', "'A1'")}`),
  red('a seat is free again', 'R-assertion', builders('aHall'), `const hall = aHall('A1', 'A2')
await hall.release('A1')
${say.same('hall.sales().map((sale) => sale.seat)', "['A2']")}`),
  red('friends sit together', 'R-assertion', builders('aHall'), `const hall = aHall('A2')
const seats = hall.best(3)
${say.is('seats.length', '3')}
${say.is("new Set(seats.map((seat) => seat[0])).size", '1')}
${say.same('seats', "['B1', 'B2', 'B3']")}`),
  red('sales cannot be changed from outside', 'R-assertion', builders('aHall'), `const hall = aHall('A1')
hall.sales().pop()
${say.is('hall.sales().length', '1')}`),
  red('what is free by a shared check', 'R-assertion', builders('aHall') + help('checks', 'seatsAreFree'), "seatsAreFree(aHall('A1', 'A2', 'A3', 'A4'), 'B1', 'B2', 'B3', 'B4')"),
  red('a code by a shared check', 'R-assertion', builders('aHall') + help('checks', 'failsWith'), "await failsWith(() => aHall('A1').sell('A1', 'Grace'), 'SEAT_TAKEN')"),
  red('the plan is drawn', 'R-not-implemented', builders('aHall'), say.is("aHall('A1').plan()", "'Xooo\\noooo'")),
  whole('seats one after the other', 'R-assertion', from('hall', '{ Hall }'), `const fill = (hall, seats) => seats.reduce((left, seat) => {
  hall.sell(seat, 'Ada')
  return [...left, hall.free().length]
}, [])

${say.describe}('a small hall', () => {
  let hall

  ${say.beforeEach}(() => {
    hall = new Hall('Studio', ['A'], 2)
  })

  test('has fewer and fewer seats', () => {
    ${say.same("fill(hall, ['A1', 'A2'])", '[1, 0]')}
  })
})`),
] // prettier-ignore

const moneyAndTime = ({ say, red, whole, typed }: Kit): Red[] => [
  whole('children pay half', 'R-assertion', from('prices', '{ price }'), `const table = new Map([[5, 0], [12, 1250], [66, 2000]])

${say.describe}('the stalls', () => {
  for (const [age, cents] of table) {
    test('cost ' + cents + ' at the age of ' + age, () => {
      ${say.is("price('stalls', age)", 'cents')}
    })
  }
})`),
  red('money in another language', 'R-assertion', from('prices', '{ format }'), say.is("format(123456, 'de-DE').replace(/\\s/g, ' ')", "'1.234,56 €'")),
  red('money has two digits', 'R-assertion', from('prices', '{ format }'), `const written = [5, 50, 500, 0].map((cents) => format(cents))
${say.same('written', "['£0.05', '£0.50', '£5.00', '£0.00']")}`),
  red('a total is exact', 'R-assertion', from('prices', '{ total }'), say.is('total([1010, 2020, 33])', '3063')),
  red('shares add up', 'R-assertion', from('prices', '{ share }'), `const parts = share(1000, 3)
${say.is('parts.reduce((sum, part) => sum + part, 0)', '1000')}
${say.holds('parts.every((part) => Number.isInteger(part))')}
${say.holds('Math.max(...parts) - Math.min(...parts) <= 1')}`),
  red('a refund shrinks', 'R-not-implemented', from('prices', '{ refund }'), `const kept = [72, 24, 1].map((hours) => refund(4000, hours))
${say.same('kept', '[4000, 2000, 0]')}`),
  red('a show ends when it is over', 'R-assertion', builders('aShow'), say.is('aShow().endsAt().toISOString()', "'2026-05-01T20:00:00.000Z'")),
  red('shows that meet', 'R-assertion', builders('aShow'), `const early = aShow('Hamlet', '2026-05-01T18:00:00Z', 120)
const late = aShow('Faust', '2026-05-01T19:30:00Z', 95)
${say.is('early.overlaps(late)', 'true')}
${say.is("early.overlaps(aShow('Faust', '2026-05-01T20:00:00Z'))", 'false')}`),
  red('a show as JSON and back', 'R-assertion', builders('aShow'), say.same('JSON.parse(JSON.stringify(aShow()))', "{ title: 'Hamlet', startsAt: '2026-05-01T18:00:00.000Z', minutes: 120 }")),
  red('the clock changes at night', 'R-assertion', from('calendar', '{ localTime }'), `const before = localTime(new Date('2026-03-29T00:30:00Z'), 'Europe/Berlin')
const after = localTime(new Date('2026-03-29T01:30:00Z'), 'Europe/Berlin')
${say.same('{ before, after }', "{ before: '01:30', after: '03:30' }")}`),
  red('the last week of a year', 'R-assertion', from('calendar', '{ weekOf }'), say.is("weekOf('2027-01-01')", '53')),
  red('nights over a leap day', 'R-assertion', from('calendar', '{ nights }'), say.is("nights('2028-02-28', '2028-03-01')", '2')),
  red('the next show', 'R-assertion', from('calendar', '{ nextShow }') + builders('aShow'), `const shows = [aShow('Past', '2026-04-30T18:00:00Z'), aShow('Later', '2026-06-01T18:00:00Z'), aShow('Soon', '2026-05-02T18:00:00Z')]
const { title } = nextShow(shows, new Date('2026-05-01T00:00:00Z'))
${say.is('title', "'Soon'")}`),
  typed('doors open half an hour before', 'R-assertion', from('calendar', '{ doorsOpen }') + from('show', '{ Show }'), `type Case = readonly [start: string, doors: string]
const cases: Case[] = [['2026-05-01T18:00:00Z', '17:30'], ['2026-05-02T00:10:00Z', '23:40']]

for (const [start, doors] of cases) {
  test(\`doors for \${start}\`, () => {
    const at: Date = doorsOpen(new Show('Hamlet', new Date(start)))
    ${say.is('at.toISOString().slice(11, 16)', 'doors')}
  })
}`),
  red('a title as part of an address', 'R-assertion', from('words', '{ slug }'), say.is("slug('Love’s Labour’s Lost!')", "'loves-labours-lost'")),
  red('titles without their article', 'R-assertion', from('words', '{ sorted }'), say.same("sorted(['The Tempest', 'Macbeth', 'A Dream'])", "['A Dream', 'Macbeth', 'The Tempest']")),
  red('one seat is no plural', 'R-assertion', from('words', '{ seatsLeft }'), `for (const [count, text] of Object.entries({ 0: 'sold out', 1: '1 seat', 2: '2 seats' })) {
  ${say.is('seatsLeft(Number(count))', 'text')}
}`),
] // prettier-ignore

const ordering = ({ say, red, whole, typed }: Kit): Red[] => [
  red('an order is paid at the gateway', 'R-assertion', from('orders', '{ Orders }') + help('fake-gateway', 'FakeGateway'), `const gateway = new FakeGateway()
const orders = new Orders(gateway)
const { id } = await orders.place('Ada', ['A1', 'A2'])
await orders.pay(id)
${say.same('gateway.charges', '[[id, 5000]]')}`),
  red('paying gives a receipt', 'R-assertion', from('orders', '{ Orders }') + help('fake-gateway', 'FakeGateway'), `const orders = new Orders(new FakeGateway())
const { id } = await orders.place('Ada', ['A1'])
${say.is('await orders.pay(id)', "'receipt 1'")}`),
  red('only the orders of a buyer', 'R-assertion', from('orders', '{ Orders }') + builders('OrderBuilder'), `const orders = new Orders()
await new OrderBuilder().by('Grace').with('A1').placedIn(orders)
await new OrderBuilder().with('B1', 'B2').placedIn(orders)
${say.same("orders.of('Ada').map(({ seats }) => seats)", "[['B1', 'B2']]")}`),
  red('no two orders share a number', 'R-assertion', from('orders', '{ Orders }'), `const orders = new Orders()
const placed = await Promise.all(['Ada', 'Grace', 'Alan'].map((buyer) => orders.place(buyer, [])))
${say.is('new Set(placed.map((order) => order.id)).size', '3')}`),
  red('one of two gets the seat', 'R-assertion', from('orders', '{ Orders }'), `const orders = new Orders()
const outcomes = await Promise.allSettled([orders.place('Ada', ['A1']), orders.place('Grace', ['A1'])])
${say.same('outcomes.map(({ status }) => status)', "['fulfilled', 'rejected']")}`),
  red('ordering can be given up', 'R-assertion', from('orders', '{ Orders }'), `const outcome = await new Orders().place('Ada', ['A1'], { signal: AbortSignal.abort() }).then(
  () => 'placed',
  (error) => error.name,
)
${say.is('outcome', "'AbortError'")}`),
  red('an order without seats is refused', 'R-assertion', from('orders', '{ Orders }') + from('errors', '{ BoxOfficeError }'), say.rejects("new Orders().place('Ada', [])", 'BoxOfficeError')),
  red('an order that is cancelled says so', 'R-assertion', from('orders', '{ Orders }') + builders('OrderBuilder'), `const orders = new Orders()
const order = await new OrderBuilder().with('A1').placedIn(orders)
await orders.cancel(order.id)
const [{ state }] = orders.of('Ada')
${say.is('state', "'cancelled'")}`),
  red('the history of all orders', 'R-assertion', from('orders', '{ Orders }'), `const orders = new Orders()
await orders.place('Ada', ['A1'])
const lines = []
for await (const line of orders.history()) lines.push(line)
${say.same('lines', "['opened', 'Ada: A1']")}`),
  red('orders that nobody pays end', 'R-assertion', from('orders', '{ Orders }'), `const orders = new Orders()
await orders.place('Ada', ['A1'])
${say.is('orders.expire(new Date(Date.now() + 3_600_000))', '1')}`),
  red('a waiting room is fair', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `const room = new WaitingRoom()
const places = ['Ada', 'Grace', 'Alan'].map((name) => room.enter(name))
${say.same('places', '[1, 2, 3]')}
${say.is('room.next()', "'Ada'")}
${say.is('room.next()', "'Grace'")}`),
  red('the room can be gone through', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `const room = new WaitingRoom()
room.enter('Ada')
room.enter('Grace')
${say.same('[...room]', "['Ada', 'Grace']")}`),
  whole('two at a time', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `async function roomOf(...names) {
  const room = new WaitingRoom()
  for (const name of names) await room.enter(name)
  return room
}

${say.describe}('admitting', () => {
  test('lets the first two in', async () => {
    const room = await roomOf('Ada', 'Grace', 'Alan')
    ${say.same('await room.admit(2)', "['Ada', 'Grace']")}
    ${say.is('room.size', '1')}
  })
})`),
  typed('a gateway that refuses', 'R-assertion', from('orders', '{ Orders, type Gateway }'), `class RefusingGateway implements Gateway {
  async charge(id: string): Promise<string> {
    throw new Error('card refused for ' + id)
  }
}

test('the order stays unpaid and says why', async () => {
  const orders = new Orders(new RefusingGateway())
  const { id } = await orders.place('Ada', ['A1'])
  const reason: string = await orders.pay(id).catch((error: Error) => error.message)
  ${say.is('reason', '`card refused for ${id}`')}
})`),
  red('a buyer gets a mail', 'R-assertion', from('messages', '{ notify }') + builders('anOrder'), `const outbox = []
await notify({ send: async (mail) => void outbox.push(mail) }, anOrder())
${say.same('outbox', "[{ to: 'ada@stage.example', subject: 'Your seats A1, A2' }]")}`),
  red('a mail is tried three times', 'R-assertion', from('messages', '{ notify }') + builders('anOrder'), `let tries = 0
const transport = {
  async send() {
    tries += 1
    if (tries < 3) throw new Error('busy')
  },
}
await notify(transport, anOrder())
${say.is('tries', '3')}`),
  red('chai says it', 'R-assertion', "import { expect as should } from 'chai'\n" + builders('aHall'), "should(aHall('A1', 'B4').free()).to.be.an('array').that.does.not.include('A1').and.has.lengthOf(6)", { needs: ['chai'] }),
  red('a property of totals', 'R-assertion', "import fc from 'fast-check'\n" + from('prices', '{ total }'), `fc.assert(
  fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 2, maxLength: 5 }), (prices) => {
    ${say.is('total(prices)', 'prices.reduce((sum, cents) => sum + cents, 0)')}
  }),
)`, { needs: ['fast-check', 'pure-rand'] }),
] // prettier-ignore

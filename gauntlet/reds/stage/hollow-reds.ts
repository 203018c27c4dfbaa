// Bad reds: whatever the product answers they fail, or any stand-in would please them, or they do not fail at all.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help, serving } from './kit.ts'

export const hollowReds = (kit: Kit): Red[] => [...never(kit), ...ownWork(kit), ...pleasedByAny(kit), ...notRed(kit)]

/** No answer can be what is asked. */
const never = ({ say, red }: Kit): Red[] => [
  red('a whole number with a rest', 'H-unconditional', from('prices', '{ total }'), say.is('Math.round(total([1010, 2020])) % 1', '0.5')),
  red('small letters that are big', 'H-unconditional', from('words', '{ slug }'), say.is("slug('Faust').toLowerCase()", "'Faust-2026'")),
  red('a list with less than nothing', 'H-unconditional', builders('aHall'), say.is('aHall().free().filter((seat) => seat.startsWith("A")).length', '-1')),
  red('a month that no date has', 'H-unconditional', builders('aShow'), say.is('aShow().endsAt().getMonth()', '12')),
  red('a price that is no number and its own', 'H-unconditional', from('prices', '{ price }'), `const cents = price('stalls')
${say.holds('Number.isNaN(cents) && cents > 3000')}`),
  red('more kinds than there are', 'H-unconditional', builders('aHall'), `const seats = aHall('A1').free()
${say.above('new Set(seats).size', 'seats.length')}`),
  red('the smaller is above both', 'H-unconditional', from('prices', '{ price }'), `const [stalls, circle] = [price('stalls'), price('circle')]
${say.above('Math.min(stalls, circle)', 'Math.max(stalls, circle)')}`),
  red('a text of a text is a number', 'H-unconditional', from('prices', '{ format }'), say.is('typeof String(format(500))', "'number'")),
  red('a promise after it was awaited', 'H-unconditional', from('orders', '{ Orders }'), `const order = await new Orders().place('Ada', ['A1'])
${say.holds('order instanceof Promise')}`),
  red('spaces that were cut off', 'H-unconditional', from('words', '{ initials }'), say.is("initials(' Ada ').trim()", "' A.'")),
  red('three letters out of four', 'H-unconditional', from('calendar', '{ localTime }'), say.is("localTime(new Date(0), 'UTC').slice(0, 4)", "'00:00'")),
  red('a date that is wrong and early', 'H-unconditional', builders('aShow'), `const ends = aShow().endsAt().toISOString()
${say.matches('ends', '/^2026-13-/')}`),
  red('two states of one order', 'H-unconditional', from('orders', '{ Orders }'), `const { state } = await new Orders().place('Ada', ['A1'])
${say.is('state', "'open'")}
${say.is('state', "'paid'")}`),
  red('a code outside of http', 'H-unconditional', serving, say.is("(await serving((url) => fetch(url + '/orders'))).status", '99')),
  red('a new list is the old one', 'H-unconditional', builders('aHall'), `const free = aHall('A1').free()
${say.is('free.map((seat) => seat)', 'free')}`),
  red('an exit below zero', 'H-unconditional', help('shell', 'stage'), `const { code } = await stage('shows')
${say.is('Math.abs(code)', '-1')}`),
  red('a symbol of the moment', 'H-unconditional', from('orders', '{ Orders }'), `const { id } = await new Orders().place('Ada', ['A1'])
${say.is('id', "Symbol('order')")}`),
] // prettier-ignore

/** They look at what the test made itself. */
const ownWork = ({ say, red, whole, torn }: Kit): Red[] => [
  red('vouchers are to come', 'H-unconditional', from('prices', '{ price }'), `price('stalls')
${say.is("'voucher'", "'redeemed'")}`),
  red('the order of the builder', 'H-unconditional', from('orders', '{ Orders }') + builders('anOrder'), `const orders = new Orders()
const expected = anOrder({ state: 'open' })
await orders.place(expected.buyer, expected.seats)
${say.is('expected.state', "'paid'")}`),
  red('a hall of its own kind', 'H-unconditional', from('hall', '{ Hall }'), `class TestHall extends Hall {
  free() {
    return []
  }
}
const hall = new TestHall()
hall.sell('A1', 'Ada')
${say.same('hall.free()', "['A2']")}`),
  red('a member that the test defines', 'H-unconditional', builders('aHall'), `const hall = aHall('A1')
Object.defineProperty(hall, 'free', { value: () => 'nothing' })
${say.is('hall.free().length', '8')}`),
  red('the clock of the test stands still', 'H-unconditional', from('calendar', '{ nextShow }') + builders('aShow'), `const clock = { now: 0, tick() {} }
nextShow([aShow()], new Date(clock.now))
clock.tick()
${say.is('clock.now', '1000')}`),
  red('the gateway is asked by the test', 'R-assertion', from('orders', '{ Orders }') + help('fake-gateway', 'FakeGateway'), `const gateway = new FakeGateway()
void new Orders(gateway)
const receipt = await gateway.charge('o-1', 2500)
${say.is('receipt', "'receipt 2'")}`),
  red('a table of the test is searched', 'H-unconditional', from('prices', '{ price }'), `const categories = new Map([['stalls', price('stalls')]])
${say.holds("categories.has('gallery')")}`),
  red('an emitter of the test', 'H-unconditional', builtin('events', '{ EventEmitter }') + builders('aHall'), `const bus = new EventEmitter()
const heard = []
bus.on('sold', (seat) => heard.push(seat))
aHall().sell('A1', 'Ada')
${say.same('heard', "['A1']")}`),
  red('what is caught is thrown anew', 'H-unconditional', builders('aHall'), `try {
  aHall().sell('A1', 'Ada')
} finally {
  throw new Error('not implemented: selling')
}`),
  red('a condition with two wrong ends', 'H-unconditional', builders('aHall'), `const left = aHall('A1').free().length
if (left === 8) ${say.is('left', '7')}
else ${say.is('left', '8')}`),
  red('a race that the test wins', 'H-unconditional', from('orders', '{ Orders }') + builders('pause'), `const slow = pause(2000).then(() => new Orders().place('Ada', ['A1']))
const first = await Promise.race([slow, pause(5).then(() => ({ state: 'late' }))])
${say.is('first.state', "'placed'")}`),
  red('the source has no such word', 'H-unconditional', builtin('fs/promises', '{ readFile }') + builders('aHall'), `aHall().free()
const source = await readFile(new URL('../src/hall.ts', import.meta.url), 'utf8')
${say.matches('source', '/reserveFor\\(/')}`),
  red('a package without a script', 'R-assertion', builtin('fs', '{ readFileSync }') + builders('aHall'), `aHall()
const { scripts } = JSON.parse(readFileSync('./package.json', 'utf8'))
${say.is('scripts?.sell', "'node src/cli.ts sell'")}`),
  red('the server of the test says no', 'H-unconditional', builtin('http', '{ createServer }') + from('messages', '{ tell }'), `const server = createServer((_, response) => response.writeHead(500).end()).listen(0)
await new Promise((resolve) => server.once('listening', resolve))
const url = 'http://127.0.0.1:' + server.address().port
await tell(url, {})
const { status } = await fetch(url)
server.close()
${say.is('status', '200')}`),
  red('a helper asks its own default', 'H-unconditional', builders('aHall') + help('checks', 'isOpen'), `aHall('A1').free()
isOpen()`),
  red('the seats of a copy', 'H-unconditional', builders('aHall'), `const sold = ['A1', 'A2']
const hall = aHall(...sold)
const copy = structuredClone(sold)
hall.best(2)
copy.push('A3')
${say.same('copy', 'sold')}`),
  whole('a suite that counts itself', 'H-unconditional', builders('aHall'), `let halls = 0

${say.beforeEach}(() => {
  halls += 1
  aHall()
})

test('two halls', () => {
  ${say.is('halls', '2')}
})`),
  torn('a module to come, asked for nothing', 'H-unconditional', from('subscription', '{ Subscription }'), `const kinds = [Subscription, null].length
${say.is('kinds', '3')}`),
  torn('the answer is thrown away', 'H-unconditional', from('cloakroom', '{ hang }'), `hang('coat')
const ticket = Number.parseInt('12', 10)
${say.is('ticket', '13')}`),
] // prettier-ignore

/** They fail today, and any stand-in makes them pass. */
const pleasedByAny = ({ say, red, torn }: Kit): Red[] => [
  { ...torn('swapping returns nothing', 'R-missing-export', from('hall', '{ Hall, swapSeats }'), say.is("swapSeats(new Hall(), 'A1', 'B1')", 'undefined')), passesOnNothing: true },
  { ...red('nobody is left in the room', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `const room = new WaitingRoom()
room.enter('Ada')
room.next()
${say.is('room.next()', 'undefined')}`), passesOnNothing: true },
  { ...torn('a subscription is a class', 'R-missing-module', from('subscription', 'Subscription'), say.is('typeof Subscription', "'function'")), passesOnNothing: true },
  { ...red('it does not cost what it did', 'R-assertion', from('prices', '{ price }'), say.isNot("price('gallery')", '2500')), passesOnNothing: true },
] // prettier-ignore

const notRed = ({ say, red, whole }: Kit): Red[] => [
  whole('it is skipped', null, builders('aHall'), `test.skip('swaps', () => {
  ${say.is("aHall().swap('A1', 'B1')", 'true')}
})`),
  red('a failure is only logged', null, builders('aHall'), `await Promise.resolve()
  .then(() => {
    ${say.same("aHall('A1').free()", '[]')}
  })
  .catch((error) => console.warn('known:', error.name))`),
  red('any error will do', null, builders('aHall'), `const outcome = await Promise.resolve(aHall()).then((hall) => hall.swap('A1', 'B1')).catch(() => 'failed')
${say.is('outcome', "'failed'")}`),
  red('nothing is asked of nobody', null, from('waiting-room', '{ WaitingRoom }'), `for (const name of new WaitingRoom()) ${say.is('name', "'Ada'")}`),
  red('a listener that waits for good', null, builders('aHall'), `const hall = aHall()
hall.once('sold', ({ seat }) => {
  ${say.is('seat', "'A2'")}
})
hall.sell('A1', 'Ada')`),
] // prettier-ignore

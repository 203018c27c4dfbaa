// Bad reds: files that cannot be loaded, setups and tests that break by themselves, by the machine, by old code, or hang.
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { type Kit, builders, builtin, from, hasty, help, serving } from './kit.ts'

export const brokenReds = (kit: Kit, runner: Script): Red[] => [
  ...unloadable(kit),
  ...clumsy(kit),
  ...machine(kit, runner),
]

const unloadable = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a brace is left open', 'H-syntax', builders('aHall'), `const seats = aHall('A1').free().map((seat) => { seat )
${say.same('seats', '[]')}`),
  torn('a keyword is a name', 'H-syntax', from('prices', '{ price }'), `const class = 'stalls'
${say.is('price(class)', '3000')}`),
  whole('an await in a plain function', 'H-syntax', from('orders', '{ Orders }'), `const placed = () => await new Orders().place('Ada', ['A1'])

test('has a number', async () => {
  ${say.is('(await placed()).id', "'o-1'")}
})`, { loading: true }),
  torn('a pattern without its end', 'H-syntax', builders('aHall'), say.matches("aHall().name", '/^(Globe$/')),
  torn('times by a package', 'H-missing-package', "import { addMinutes } from 'date-fns'\n" + builders('aShow'), say.same('aShow().endsAt()', 'addMinutes(aShow().startsAt, 120)')),
  red('a server of mocks', 'H-missing-package', from('messages', '{ tell }'), `const { setupServer } = await import('msw/node')
const server = setupServer()
${say.is("await tell('http://example.test', server.events)", '202')}`),
  torn('a builder that nobody wrote', 'H-missing-helper', help('season-builder', 'aSeason') + from('calendar', '{ nextShow }'), say.is('nextShow(aSeason().shows, new Date(0)).title', "'Hamlet'")),
  torn('the path has one dot', 'H-missing-helper', "import { Hall } from './sources/hall.ts'\n", say.same("new Hall('Globe', ['A'], 1).free()", '[]')),
  red('a fixture is imported', 'H-missing-helper', from('prices', '{ price }'), `const { expected } = await import('../test/fixtures/prices-2026.js')
${say.is("price('stalls')", 'expected.stalls')}`),
  torn('the lights depend on what is gone', 'H-broken-source-import', from('lights', '{ isDark }'), say.is('isDark()', 'true')),
  red('the mood depends on the lights', 'H-broken-source-import', '', `const { mood } = await import('../src/evening.ts')
${say.is('mood()', "'dark'")}`),
] // prettier-ignore

const clumsy = ({ say, red, whole }: Kit): Red[] => [
  whole('a hook reads a file that is gone', 'H-hook-or-setup', builtin('fs/promises', '{ readFile }') + builders('aHall'), `let plan

${say.beforeAll}(async () => {
  plan = await readFile('./test/fixtures/globe.plan', 'utf8')
})

test('the plan', () => {
  ${say.is('aHall().plan()', 'plan')}
})`),
  whole('a hook calls what is nobody', 'H-hook-or-setup', from('hall', '{ Hall }'), `let hall

${say.beforeEach}(() => {
  hall = new Hall()
  for (const seat of seatsOf('A')) hall.sell(seat, 'Ada')
})

test('a row is taken', () => {
  ${say.same('hall.free()', "['B1', 'B2', 'B3', 'B4']")}
})`),
  whole('the table of the file has a hole', 'H-hook-or-setup', from('prices', '{ price }'), `const tables = { stalls: [[5, 0]] }
const cases = tables.gallery.flatMap(([age, cents]) => [{ age, cents }])

for (const { age, cents } of cases) {
  test('at the age of ' + age, () => {
    ${say.is("price('gallery', age)", 'cents')}
  })
}

test('the gallery has a price', () => {
  ${say.is("price('gallery')", '1000')}
})`, { loading: true }),
  red('a name with a slip', 'H-test-bug', builders('aHall'), `const hall = aHall('A1')
${say.is('hal.free().length', '7')}`),
  red('a class that is not imported', 'H-test-bug', from('orders', '{ Orders }'), `const orders = new Orders(new FakeGateway())
const { id } = await orders.place('Ada', ['A1'])
${say.is('await orders.pay(id)', "'receipt 1'")}`),
  red('a helper of old seats', 'H-test-bug', builders('aHall') + help('legacy', 'rowOf'), say.is('rowOf(aHall().free()[0])', "'B'")),
  red('a helper that lost its own helper', 'H-test-bug', builders('aHall') + help('legacy', 'buyersOf'), say.same("buyersOf(aHall('A1').sales())", "['Grace']")),
  red('sums of another library', 'H-test-bug', from('prices', '{ price }') + help('legacy', 'sumOf'), say.is("sumOf([price('stalls'), price('circle')])", '6000')),
  red('the order of the test has no guest', 'H-test-bug', from('messages', '{ notify }') + builders('anOrder'), `const order = anOrder()
const to = order.guest.mail.toLowerCase()
${say.is('await notify({ send: async () => undefined }, { ...order, to })', '1')}`),
  red('a set is taken for a list', 'H-test-bug', builders('aHall'), `const seats = new Set(aHall('A1').free())
${say.same('seats.map((seat) => seat[0])', "['B']")}`),
  red('a text that is no JSON', 'H-test-bug', from('words', '{ slug }'), `const { title } = JSON.parse("{ 'title': 'Faust' }")
${say.is('slug(title)', "'faust'")}`),
  red('a number with too many digits', 'H-test-bug', from('prices', '{ format }'), `const cents = 1.5
${say.is('format(cents.toFixed(101))', "'£0.02'")}`),
  red('the show has no director', 'H-source-bug', builders('aShow'), say.is('aShow().credits()', "'directed by Peter'")),
  red('a voucher without rules', 'H-source-bug', from('prices', '{ withVoucher }'), say.is("withVoucher(2500, { code: 'SPRING' })", '2000')),
  red('a hall that takes nothing over', 'H-source-bug', builders('aHall'), say.is("aHall('A1').handOver('A1', aHall()).seat", "'A1'")),
  red('a day in words', 'H-source-bug', from('calendar', '{ parseDay }'), say.is("parseDay('next friday')", "'2026-05-08'")),
] // prettier-ignore

const machine = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('the critics are far away', 'H-environment', from('words', '{ slug }'), `const answer = await fetch('https://critics.stage.invalid/hamlet')
${say.is('slug(await answer.text())', "'splendid'")}`),
  red('a broker of messages is not there', 'H-environment', builtin('net', '{ connect }') + builtin('events', '{ once }') + builders('anOrder'), `const broker = connect(1, '127.0.0.1')
await once(broker, 'connect')
broker.end(JSON.stringify(anOrder()))
${say.above('broker.bytesWritten', '0')}`),
  red('a port is taken', 'H-environment', from('http/app', '{ createApp }') + builtin('events', '{ once }'), `const port = await new Promise((resolve) => {
  const first = createApp().listen(0, '127.0.0.1', () => resolve(first.address().port))
  first.unref()
})
const app = createApp().listen(port, '127.0.0.1')
await once(app, 'listening')
const { status } = await fetch('http://127.0.0.1:' + port + '/orders')
app.close()
${say.is('status', '200')}`),
  red('a secret is not set', 'H-environment', serving, `const secret = process.env.STAGE_PAYMENT_SECRET
if (secret === undefined) throw new Error('set STAGE_PAYMENT_SECRET to run this')
const status = await serving(async (url) => (await fetch(url + '/orders', { headers: { secret } })).status)
${say.is('status', '200')}`),
  whole('nobody ever tells', 'H-timeout', builtin('events', '{ once }') + builders('aHall'), hasty[runner](`  const hall = aHall('A1')
  const alive = setTimeout(() => undefined, 2000)
  void hall.release('A1')
  const [seat] = await once(hall, 'released')
  clearTimeout(alive)
  ${say.is('seat', "'A1'")}`)),
  whole('it polls and polls', 'H-timeout', from('waiting-room', '{ WaitingRoom }') + builders('pause'), hasty[runner](`  const room = new WaitingRoom()
  room.enter('Ada')
  for (let tries = 0; room.size === 0 && tries < 50; tries += 1) await pause(40)
  ${say.is('room.size', '1')}`)),
  red('it is left for tomorrow', 'H-other', builders('aHall'), `aHall('A1').free()
throw new Error('continue here tomorrow')`),
  red('a helper gives up', 'H-other', builders('aHall') + help('checks', 'giveUp'), `aHall()
giveUp('vouchers')`),
] // prettier-ignore

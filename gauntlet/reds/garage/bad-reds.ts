// Bad reds that every runner of JavaScript has: broken, disturbed, hollow or pleased by anything.
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { type Kit, builtin, from, hasty, help, make, serving } from './kit.ts'

export const badReds = (kit: Kit, runner: Script): Red[] => [
  ...broken(kit),
  ...disturbed(kit, runner),
  ...hollow(kit),
  ...pleased(kit),
]

const broken = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a comma is missing', 'H-syntax', make('makeGarage'), `const garage = makeGarage({ spots: 1 parked: [] })
${say.holds('garage.isFull()')}`),
  whole('a helper calls its import by another name', 'H-missing-helper', "import { openBrowser } from '../test/support/browser.ts'\n" + serving, `test('shows spots', async () => {
  const text = await serving((url) => openBrowser(url).text('#free'))
  ${say.is('text', "'2'")}
})`, { loading: true }),
  torn('dates by a package that nobody installed', 'H-missing-package', "import dayjs from 'dayjs'\n" + make('makeTicket'), say.is("makeTicket().minutes(dayjs('2026-03-02').add(9, 'hour').toDate())", '60')),
  torn('the camera lacks its decoder', 'H-broken-source-import', from('cameras', '{ readPlate }'), say.is('readPlate(new Uint8Array([1, 2]))', "'M-X 7'")),
  torn('the old place of a source', 'H-missing-helper', "import { fee } from '../lib/tariff.ts'\n", say.is('fee(60)', '200')),
  red('a slip in a variable', 'H-test-bug', make('makeGarage'), `const garage = makeGarage()
garage.park('B-AB 12')
${say.is('gargae.free()', '1')}`),
  red('a helper that nobody looked after', 'H-test-bug', make('makeGarage') + help('legacy', 'platesOf'), say.same("platesOf(makeGarage({ parked: ['A'] }))", "['A']")),
  red('a helper that reads another text', 'H-test-bug', make('makeTicket') + help('legacy', 'minutesOf'), say.is('minutesOf(String(makeTicket()))', '45')),
  red('json of the wrong quotes', 'H-test-bug', from('reports', '{ summarize }'), `const visits = JSON.parse("[{'plate': 'A', 'minutes': 5}]")
${say.is('summarize(visits).minutes', '5')}`),
  red('a method of arrays that is none', 'H-test-bug', make('makeVisit') + from('reports', '{ summarize }'), `const visits = [makeVisit(), makeVisit()].addAll([makeVisit()])
${say.is('summarize(visits).count', '3')}`),
  red('an owner is read where there is none', 'H-source-bug', from('tickets', '{ ownerOf }'), say.is("ownerOf({ id: 't-1' })", "'Ada'")),
  whole('a hook asks for a file that is gone', 'H-hook-or-setup', builtin('fs/promises', '{ readFile }') + from('reports', '{ summarize }'), `let visits

${say.beforeAll}(async () => {
  visits = JSON.parse(await readFile('test/fixtures/month.json', 'utf8'))
})

test('counts the month', () => {
  ${say.is('summarize(visits).count', '60')}
})`),
  whole('a hook with a slip', 'H-hook-or-setup', from('garage', '{ Garage }'), `${say.describe}('garage', () => {
  let garage
  ${say.beforeEach}(async () => {
    garage = new Garage({ spots: SPOTS })
  })

  test('is free', () => {
    ${say.is('garage.free()', '3')}
  })
})`),
  red('a note to oneself', 'H-other', make('makeGarage'), `makeGarage()
throw new Error('TODO: write this test')`),
] // prettier-ignore

const disturbed = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('a service in the house that is not there', 'H-environment', from('reports', '{ summarize }'), `const response = await fetch('http://127.0.0.1:4/visits')
${say.is('summarize(await response.json()).count', '2')}`),
  red('a secret that is not set', 'H-environment', make('makeGarage'), `const { STRIPE_TEST_KEY } = process.env
if (!STRIPE_TEST_KEY) throw new Error('STRIPE_TEST_KEY is not set')
${say.is('makeGarage().free(STRIPE_TEST_KEY)', '1')}`),
  whole('the gate says nothing in time', 'H-timeout', from('gate', '{ Gate }'), hasty[runner](`  const gate = new Gate({ show: () => undefined })
  const alive = setTimeout(() => undefined, 1500)
  const shown = await new Promise((resolve) => { gate.onShow = resolve })
  clearTimeout(alive)
  ${say.is('shown', "'full'")}`)),
] // prettier-ignore

const hollow = ({ say, red, whole }: Kit): Red[] => [
  red('a marker of what is to come', 'H-unconditional', make('makeGarage'), `const garage = makeGarage()
${say.holds('false')}`),
  red('two prices for one hour', 'H-unconditional', from('tariff', '{ fee }'), `${say.is('fee(60)', '200')}
${say.is('fee(60)', '250')}`),
  red('fewer than none are free', 'H-unconditional', make('makeGarage'), `const { length } = makeGarage().plates
${say.holds('length < 0')}`),
  red('the fake terminal is asked what it was built with', 'H-unconditional', from('tariff', '{ fee }'), `const terminal = { currency: 'EUR', charge: async () => ({ approved: true }) }
fee(60)
${say.is('terminal.currency', "'USD'")}`),
  red('its own ledger stays as the test left it', 'H-unconditional', make('InMemoryLedger') + from('tariff', '{ fee }'), `const ledger = new InMemoryLedger()
await ledger.record({ cents: fee(60) })
${say.is('ledger.entries.length', '2')}`),
  whole('a copy of the function is tested', 'H-unconditional', make('makeTicket'), `const minutes = (from, to) => Math.floor((to - from) / 60_000)

test('minutes are rounded up', () => {
  const { enteredAt } = makeTicket()
  ${say.is('minutes(new Date(0), new Date(90_000))', '2')}
})`),
  red('an answer replaced by the test', 'H-unconditional', make('makeGarage'), `const garage = makeGarage()
garage.free = () => 0
${say.is('garage.free()', '1')}`),
  red('what the source is to say', 'H-unconditional', builtin('fs', '{ readFileSync }'), say.has("readFileSync('./src/garage.ts', 'utf8')", "'plugIn('")),
  red('lower case with a capital in it', 'H-unconditional', make('makeTicket'), say.is('makeTicket().toString().toLowerCase()', "'ticket T-1'")),
  red('a server that the test wrote', 'H-unconditional', builtin('http', '{ createServer }'), `const server = createServer((_, response) => response.end('{"free":0}'))
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const { free } = await (await fetch('http://127.0.0.1:' + server.address().port + '/spots')).json()
server.close()
${say.is('free', '2')}`),
] // prettier-ignore

const pleased = ({ say, red, whole, torn }: Kit): Red[] => [
  { ...torn('season tickets exist', 'R-missing-module', from('season/season-ticket', '{ SeasonTicket }'), `const season = new SeasonTicket('B-AB 12')
${say.holds('season instanceof SeasonTicket')}`), passesOnNothing: true },
  { ...torn('a wash has no queue yet', 'R-missing-module', from('washing', '{ waiting }'), `let queue
try {
  queue = waiting()
} catch {
  queue = undefined
}
${say.is('queue', 'undefined')}`), passesOnNothing: true },
  red('errors are kept quiet', null, make('makeGarage'), `await Promise.resolve()
  .then(() => makeGarage().plugIn('E-V 1'))
  .catch(() => undefined)`),
  whole('it is skipped beside a note', null, make('makeGarage'), `test.skip('charges', () => {
  ${say.is("makeGarage().plugIn('E-V 1')", 'true')}
})
test.todo?.('a note')`),
] // prettier-ignore

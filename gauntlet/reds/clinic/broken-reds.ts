// Bad reds: files that cannot be loaded, setups and tests that break by themselves, by the machine, by old code, or that hang.
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { type Kit, builders, builtin, from, hasty, help, serving } from './kit.ts'

export const brokenReds = (kit: Kit, runner: Script): Red[] => [
  ...unloadable(kit),
  ...setups(kit),
  ...clumsy(kit),
  ...machine(kit, runner),
]

const unloadable = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a bracket is not closed', 'H-syntax', builders('aRegister'), `const register = aRegister('Rex', 'Mia'
${say.is('register.size', '3')}`),
  whole('an arrow with two bodies', 'H-syntax', builders('aPatient'), `const labels = [aPatient()].map((patient) => { patient.label() } => 'x')
test('labels', () => {
  ${say.same('labels', "['Rex (dog)']")}
})`, { loading: true }),
  torn('an await in a callback', 'H-syntax', builders('aWaitingRoom'), `const room = await aWaitingRoom()
const places = ['Rex'].map((name) => await room.join(name))
${say.same('places', '[1]')}`),
  torn('a name is there twice', 'H-syntax', from('bills', '{ total }'), `const sum = total([])
let sum = 0
${say.is('sum', '1')}`),
  torn('a template without end', 'H-syntax', builders('aPatient'), say.is('aPatient().label()', '`Rex (dog)')),
  whole('the last brace is missing', 'H-syntax', builders('aPatient'), `test('labels', () => {
  if (aPatient().label() !== 'Rex') {
    ${say.is('aPatient().label()', "'Rex (dog)'")}
})`, { loading: true }),
  whole('python by mistake', 'H-syntax', builders('aPatient'), `def test_label():
    assert aPatient().label() == 'Rex (dog)'`, { loading: true }),
  torn('times by luxon', 'H-missing-package', "import { DateTime } from 'luxon'\n" + builders('aPatient'), say.is("aPatient().age(DateTime.fromISO('2026-05-04').toJSDate())", '6')),
  torn('a faked network', 'H-missing-package', "import nock from 'nock'\n" + serving, `nock('http://lab.example').get('/').reply(200)
${say.is("await serving(async (url) => (await fetch(url + '/visits')).status)", '200')}`),
  red('a package in the midst', 'H-missing-package', from('lab', '{ toCsv }'), `const { parse } = await import('papaparse')
${say.same("parse(toCsv([{ a: 1 }])).data", "[['a'], ['1']]")}`),
  torn('a scope that is not installed', 'H-missing-package', "import { faker } from '@faker-js/faker'\n" + builders('aPatient'), say.is('aPatient(faker.animal.dog()).label()', "'x (dog)'")),
  torn('a helper that nobody wrote', 'H-missing-helper', help('seeds', 'seedPatients') + from('patients', '{ Register }'), `const register = new Register()
seedPatients(register, 5)
${say.is('register.size', '6')}`),
  torn('a helper of this folder', 'H-missing-helper', "import { login } from './_helpers/login.js'\n" + serving, say.is("await serving(async (url) => (await fetch(url + '/visits', { headers: await login('ada') })).status)", '200')),
  torn('a folder too deep', 'H-missing-helper', "import { Register } from '../../../src/patients.ts'\n", say.same('new Register().names()', "['Rex']")),
  torn('the folder has another name', 'H-missing-helper', "import { total } from '../source/bills.ts'\n", say.is('total([])', '1')),
  torn('an old path of the builders', 'H-missing-helper', "import { aPatient } from '../tests/support/builders.ts'\n", say.is('aPatient().label()', "'Rex (dog)'")),
  red('a fixture that was never written', 'H-missing-helper', builtin('fs', '{ readFileSync }') + from('lab', '{ parseResults }'), say.is("parseResults(readFileSync('./test/fixtures/results-2026.txt', 'utf8')).length", '2')),
  red('a fixture that is imported late', 'H-missing-helper', from('bills', '{ total }'), `const { bills } = await import('../test/fixtures/bills.ts')
${say.is('total(bills[0].lines)', 'bills[0].sum')}`),
  torn('the bank is not written', 'H-broken-source-import', from('payments', '{ pay }'), say.is('pay(100)', "'SEPA 1.00'")),
  torn('the evening needs the bank', 'H-broken-source-import', from('evening', '{ close }'), say.is('close(100)', "'SEPA 1.00.'")),
  red('the bank when it is asked for', 'H-broken-source-import', '', `const { pay } = await import('../src/payments.ts')
${say.is('pay(100)', "'SEPA 1.00'")}`),
] // prettier-ignore

const setups = ({ say, whole }: Kit): Red[] => [
  whole('a hook opens a file that is gone', 'H-hook-or-setup', builtin('fs/promises', '{ readFile }') + from('lab', '{ parseResults }'), `let text

${say.beforeAll}(async () => {
  text = await readFile('./test/fixtures/blood.hl7', 'utf8')
})

test('has two results', () => {
  ${say.is('parseResults(text).length', '2')}
})`),
  whole('a hook forgets an import', 'H-hook-or-setup', from('patients', '{ Register }'), `let register

${say.beforeEach}(() => {
  register = new Register()
  register.add(aPatient('Rex'))
})

test('has one', () => {
  ${say.same('register.names()', "['Mia']")}
})`),
  whole('a hook is refused by the network', 'H-environment', builtin('net', '{ connect }') + builtin('events', '{ once }') + builders('aRegister'), `let database

${say.beforeAll}(async () => {
  database = connect(1, '127.0.0.1')
  await once(database, 'connect')
})

test('is stored', () => {
  ${say.is('aRegister().size', 'database.bytesRead')}
})`),
  whole('a hook in an inner group', 'H-hook-or-setup', builders('aCalendar'), `${say.describe}('calendar', () => {
  ${say.describe}('with visits', () => {
    let first

    ${say.beforeEach}(() => {
      first = [].at(0).at
    })

    test('is booked', () => {
      ${say.is("aCalendar().of('2026-05-04').length", 'first')}
    })
  })
})`),
  whole('the file reads its table first', 'H-hook-or-setup', builtin('fs', '{ readFileSync }') + from('doses', '{ dose }'), `const table = readFileSync('./test/fixtures/doses.csv', 'utf8').split('\\n')

test('doses', () => {
  ${say.is("dose('amoxil', 1)", 'Number(table[0])')}
})`, { loading: true }),
  whole('the cases of the file are cut off', 'H-hook-or-setup', builtin('fs', '{ readFileSync }') + builders('aPatient'), `const rows = JSON.parse(readFileSync('./test/fixtures/cut.json', 'utf8'))

for (const { name } of rows) {
  test('label of ' + name, () => {
    ${say.is('aPatient(name).label()', "name + ' (dog)'")}
  })
}`, { loading: true }),
  whole('the group itself breaks', 'H-hook-or-setup', builders('aPatient'), `${say.describe}('labels', () => {
  const expected = [undefined].map((row) => row.label)

  test('has a label', () => {
    ${say.is('aPatient().label()', 'expected[0]')}
  })
})`, { loading: true }),
] // prettier-ignore

const clumsy = ({ say, red, whole }: Kit): Red[] => [
  red('a builder without its import', 'H-test-bug', from('bills', '{ total }'), say.is('total([aLine()])', '2500')),
  red('a slip in the own variable', 'H-test-bug', builders('aRegister'), `const register = aRegister('Rex')
register.remove('Rex')
${say.is('regster.size', '0')}`),
  whole('a slip in the own helper', 'H-test-bug', builders('aRegister'), `function shout(names) {
  return names.map((name) => name.toUppercase())
}

test('names', () => {
  ${say.same("shout(aRegister('Rex').names())", "['MIA']")}
})`),
  red('an old helper that lost its import', 'H-test-bug', builders('aRegister') + help('old', 'weightsOf'), say.same("weightsOf(aRegister('Rex'))", '[12]')),
  red('an old helper of longer texts', 'H-test-bug', builders('aPatient') + help('old', 'firstWord'), say.is('firstWord(aPatient().label())', "'Rex'")),
  red('an old helper of other numbers', 'H-test-bug', help('old', 'doubled') + from('doses', '{ dose }'), say.is("dose('amoxil', doubled([1])[0])", '20')),
  red('the prepared data lacks an owner', 'H-test-bug', builders('aLine') + from('bills', '{ total }'), `const line = aLine()
line.owner.name = 'Ada'
${say.is('total([line])', '2500')}`),
  red('a constant is changed', 'H-test-bug', builders('aRegister'), `const count = 0
count += aRegister('Rex').size
${say.is('count', '2')}`),
  red('a name before its line', 'H-test-bug', builders('aRegister'), `const register = aRegister(...names)
const names = ['Rex']
${say.is('register.size', '2')}`),
  red('a text that is no json', 'H-test-bug', from('bills', '{ total }'), `const lines = JSON.parse("[{'cents': 100}]")
${say.is('total(lines)', '100')}`),
  red('a fixture is cut off', 'H-test-bug', builtin('fs', '{ readFileSync }') + builders('aRegister'), `const rows = JSON.parse(readFileSync('./test/fixtures/cut.json', 'utf8'))
${say.is("aRegister(...rows.map(({ name }) => name)).size", '3')}`),
  red('a moment that is none', 'H-test-bug', builders('aPatient'), `const on = new Date(new Date('May the fourth').toISOString())
${say.is('aPatient().age(on)', '6')}`),
  red('a list of a negative length', 'H-test-bug', from('bills', '{ total }'), say.is('total(new Array(-1).fill({ cents: 1 }))', '0')),
  red('big numbers and small ones', 'H-test-bug', from('doses', '{ dose }'), say.is("dose('amoxil', 12) * 2n", '240n')),
  red('a frozen bill', 'H-test-bug', builders('BillBuilder') + from('bills', '{ total }'), `const bill = Object.freeze(new BillBuilder().build())
bill.to = 'nobody'
${say.is('total(bill.lines)', '1')}`),
  red('the builder is no function', 'H-test-bug', builders('BillBuilder') + from('bills', '{ total }'), say.is("total(BillBuilder().withLine('x-ray', 9000).build().lines)", '9000')),
  red('a method that the builder never had', 'H-test-bug', builders('BillBuilder') + from('bills', '{ total }'), say.is("total(new BillBuilder().addLine('x-ray', 9000).build().lines)", '9000')),
  red('a pattern made of a bad text', 'H-test-bug', builders('aPatient'), say.matches('aPatient().label()', "new RegExp('Rex (dog')")),
  red('it calls itself for good', 'H-test-bug', from('timing', '{ memo }'), `const deep = memo((number) => deep(number + 1))
const start = (number) => start(number) + deep(number)
${say.is('start(1)', '2')}`),
  red('an array is taken apart that is none', 'H-test-bug', builders('aLine') + from('bills', '{ total }'), `const [first] = aLine()
${say.is('total([first])', '2500')}`),
  red('the product asks nobody', 'H-source-bug', builders('aPatient'), say.is('aPatient().keeper()', "'Ada'")),
  red('the product knows no such drug', 'H-source-bug', from('doses', '{ strengthOf }'), say.is("strengthOf('ketamine')", '5')),
  red('the product reads an address', 'H-source-bug', from('bills', '{ clientOf }'), say.is("clientOf({ client: { name: 'Ada' } })", "'Berlin'")),
  red('the product cannot read the time', 'H-source-bug', from('lab', '{ readAt }'), say.is("readAt('this morning')", "'2026-05-04T08:00:00.000Z'")),
  red('an error of its own', 'H-other', builders('aRegister'), `aRegister('Rex')
throw new Error('write this test')`),
  red('a helper says to do', 'H-other', help('checks', 'later') + builders('aRegister'), `aRegister('Rex')
later('swap rooms')`),
  red('a text is thrown', 'H-other', builders('aRegister'), `aRegister('Rex').remove('Rex')
throw 'removing does not work'`),
  red('a guard in words', 'H-other', builders('aRegister'), `const register = aRegister('Rex')
if (register.names().length < 9) throw new Error('needs nine patients first')
${say.is('register.size', '9')}`),
] // prettier-ignore

const machine = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('a far laboratory', 'H-environment', from('lab', '{ parseResults }'), `const text = await (await fetch('http://lab.clinic.invalid/results')).text()
${say.is('parseResults(text).length', '2')}`),
  red('a cache that nobody started', 'H-environment', builtin('net', '{ connect }') + builtin('events', '{ once }') + builders('aRegister'), `const redis = connect({ port: 1, host: '127.0.0.1' })
await once(redis, 'connect')
redis.write('SET names ' + aRegister('Rex').names())
${say.is('redis.bytesWritten', '13')}`),
  red('a key of a bank', 'H-environment', builders('aRegister'), `const key = process.env.CLINIC_BANK_KEY
if (key === undefined) throw new Error('CLINIC_BANK_KEY is not set')
${say.is('aRegister(key).size', '2')}`),
  red('a port that is taken', 'H-environment', from('http/app', '{ createApp }') + builtin('events', '{ once }'), `const first = createApp().listen(0, '127.0.0.1')
await once(first, 'listening')
const second = createApp()
try {
  second.listen(first.address().port, '127.0.0.1')
  await once(second, 'listening')
  ${say.is('second.listening', 'false')}
} finally {
  first.close()
}`),
  red('a program of the machine', 'H-environment', builtin('child_process', '{ execFileSync }') + from('lab', '{ parseResults }'), `const text = execFileSync('hl7-dump-of-nobody', ['test/fixtures/results.txt'], { encoding: 'utf8' })
${say.is('parseResults(text).length', '2')}`),
  whole('nobody fulfils it', 'H-timeout', from('timing', '{ never }'), hasty[runner](`  const alive = setTimeout(() => undefined, 1500)
  const answer = await never()
  clearTimeout(alive)
  ${say.is('answer', "'done'")}`)),
  whole('it waits for an event of its own', 'H-timeout', builtin('events', '{ EventEmitter, once }') + builders('aCalendar'), hasty[runner](`  const bus = new EventEmitter()
  const calendar = aCalendar(['Rex', '2026-05-04T09:00'])
  const alive = setTimeout(() => undefined, 1500)
  await once(bus, 'ready')
  clearTimeout(alive)
  ${say.is("calendar.of('2026-05-04').length", '1')}`)),
  whole('it sleeps longer than it may', 'H-timeout', builtin('timers/promises', '{ setTimeout as pause }') + builders('aWaitingRoom'), hasty[runner](`  const room = await aWaitingRoom('Rex')
  await pause(900)
  ${say.is('room.size', '1')}`)),
] // prettier-ignore

// Bad reds: whatever the product answers they fail, or any stand-in would please them, or they do not fail at all.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help, serving } from './kit.ts'

export const hollowReds = (kit: Kit): Red[] => [
  ...never(kit),
  ...ownWork(kit),
  ...replaced(kit),
  ...pleasedByAny(kit),
  ...notRed(kit),
]

/** No answer can be what is asked. */
const never = ({ say, red }: Kit): Red[] => [
  red('two sums of one bill', 'H-unconditional', builders('aLine') + from('bills', '{ total }'), `const sum = total([aLine()])
${say.is('sum', '2500')}
${say.is('sum', '2975')}`),
  red('the label is not what it is', 'H-unconditional', builders('aPatient'), `const label = aPatient().label()
${say.isNot('label', 'label')}`),
  red('older than itself', 'H-unconditional', builders('aPatient'), `const age = aPatient().age(new Date('2026-05-04'))
${say.above('age', 'age + 1')}`),
  red('shorter than nothing', 'H-unconditional', builders('aRegister'), say.holds("aRegister('Rex').names().length < 0")),
  red('it is a text and a number', 'H-unconditional', from('bills', '{ format }'), `const text = format(100)
${say.holds("typeof text === 'string' && typeof text === 'number'")}`),
  red('capitals after they were lowered', 'H-unconditional', builders('aPatient'), say.has('aPatient().label().toLowerCase()', "'REX'")),
  red('an absolute that is negative', 'H-unconditional', from('doses', '{ dose }'), say.is("Math.abs(dose('amoxil', 1))", '-10')),
  red('a split without separators', 'H-unconditional', from('lab', '{ toCsv }'), say.has("toCsv([{ a: 1, b: 2 }]).split(';').map((part) => part)", "';'")),
  red('a filter that keeps others', 'H-unconditional', builders('aRegister'), say.same("aRegister('Rex', 'Mia').names().filter((name) => name.startsWith('R'))", "['Mia']")),
  red('empty and with a first one', 'H-test-bug', builders('aCalendar'), `const visits = aCalendar().of('2026-05-04')
${say.is('visits.length', '0')}
${say.is('visits[0].patient', "'Rex'")}`),
  red('a weekday of seven', 'H-unconditional', builders('aCalendar'), say.is("new Date(aCalendar().book('Rex', '2026-05-04T09:00').at).getDay()", '7')),
  red('a boolean that is a word', 'H-unconditional', builders('aCalendar'), say.is("Boolean(aCalendar().cancel('v'))", "'yes'")),
  red('a status out of the world', 'H-unconditional', serving, say.is("await serving(async (url) => (await fetch(url + '/visits')).status)", '1200')),
  red('an object that is new is the same', 'H-unconditional', from('bills', '{ total }') + builders('aLine'), say.is('{ sum: total([aLine()]) }', '{ sum: 2500 }')),
  red('the rest of a whole division', 'H-unconditional', from('bills', '{ split }'), say.is('Math.floor(split(1000, 3)[0]) % 1', '0.34')),
  red('sorted and not', 'H-unconditional', builders('aRegister'), `const names = aRegister('Rex', 'Mia').names()
${say.same('names', "['Mia', 'Rex']")}
${say.same('names', "['Rex', 'Mia']")}`),
  red('four of a pattern of three', 'H-unconditional', from('bills', '{ number }'), `const text = number(2026, 7)
${say.matches('text', '/^\\d{4}$/')}
${say.is('text.length', '9')}`),
] // prettier-ignore

/** They look at what the test made itself; two of them handed it to a product that may change it. */
const ownWork = ({ say, red, whole }: Kit): Red[] => [
  red('to be done', 'H-unconditional', builders('aRegister'), `// Given a register, when two are merged, then all are there.
aRegister('Rex')
${say.is('1', '2')}`),
  red('the builder is what is asked', 'R-assertion', builders('BillBuilder') + from('bills', '{ total }'), `const bill = new BillBuilder().withLine('x-ray', 9000).build()
total(bill.lines)
${say.is('bill.lines[0].cents', '9900')}`),
  red('a fixture is asked', 'H-unconditional', builtin('fs', '{ readFileSync }') + from('lab', '{ parseResults }'), `const text = readFileSync('./test/fixtures/results.txt', 'utf8')
parseResults(text)
${say.has('text', "'PLT|'")}`),
  red('the own sum is wrong', 'R-assertion', from('bills', '{ total }') + builders('aLine'), `const lines = [aLine(), aLine()]
total(lines)
const sum = lines.reduce((all, { cents }) => all + cents, 0)
${say.is('sum', '4999')}`),
  whole('a class of its own', 'H-unconditional', builders('aRegister'), `class Ward {
  cages = new Map()
  admit(name) {
    this.cages.set(this.cages.size, name)
    return this.cages.size - 1
  }
}

test('cages count from one', () => {
  aRegister('Rex')
  ${say.is("new Ward().admit('Rex')", '1')}
})`),
  whole('a flag of a helper', 'H-unconditional', builders('aCalendar'), `const check = (visit, isMoved = false) => ${say.is('isMoved', 'true')}

test('is moved', () => {
  check(aCalendar().book('Rex', '2026-05-04T09:00'))
})`),
  red('a flag of a shared helper', 'H-unconditional', builders('aCalendar') + help('checks', 'isTaken'), `aCalendar(['Rex', '2026-05-04T09:00'])
isTaken()`),
  red('the clock is asked', 'H-unconditional', builders('aPatient'), `aPatient().age(new Date())
${say.is('new Date().getFullYear()', '2019')}`),
  red('the dice are asked', 'H-unconditional', builders('aRegister'), `aRegister('Rex')
${say.above('Math.random()', '1')}`),
  red('the source must say it', 'H-unconditional', builtin('fs', '{ readFileSync }'), say.has("readFileSync('./src/patients.ts', 'utf8')", "'rename('")),
  { ...red('the file must be there', 'R-assertion', builtin('fs', '{ existsSync }'), say.holds("existsSync('./src/grooming.ts') || existsSync('./src/grooming/index.ts')")), passesOnNothing: true },
  red('the keys of an own object', 'H-unconditional', builders('aLine') + from('bills', '{ total }'), `const bill = { lines: [aLine()] }
total(bill.lines)
${say.same('Object.keys(bill)', "['lines', 'total']")}`),
  red('a counter that nobody moves', 'H-unconditional', builders('aCalendar'), `let booked = 0
aCalendar().book('Rex', '2026-05-04T09:00')
${say.is('booked', '1')}`),
  red('a mailer that was not handed over', 'H-unconditional', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', '{ total }'), `const mailer = new FakeMailer()
total(new BillBuilder().build().lines)
${say.is('mailer.sent.length', '1')}`),
  red('the fake answers as it does', 'H-unconditional', help('fakes', 'FakeMailer') + builders('aRegister'), `aRegister('Rex')
const mailer = new FakeMailer()
${say.is("await mailer.send({ to: 'ada' })", "'sent'")}`),
  whole('what an earlier test was to leave', 'H-unconditional', builders('aRegister'), `const seen = []

test('is seen', () => {
  aRegister('Rex')
  ${say.same('seen', "['Rex']")}
})`),
  red('arithmetic', 'H-unconditional', '', `const doses = [1, 2, 3].map((weight) => weight * 10)
${say.same('doses', '[10, 20, 31]')}`),
  red('the program of another', 'H-unconditional', builtin('child_process', '{ execFileSync }') + builders('aRegister'), `aRegister('Rex')
const stdout = execFileSync(process.execPath, ['--version'], { encoding: 'utf8' })
${say.is('stdout.trim()', "'clinic 1.0.0'")}`),
  red('a server of the test', 'H-unconditional', builtin('http', '{ createServer }') + builtin('events', '{ once }'), `const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1')
await once(server, 'listening')
try {
  const { status } = await fetch('http://127.0.0.1:' + server.address().port + '/visits')
  ${say.is('status', '200')}
} finally {
  server.close()
}`),
] // prettier-ignore

/** They put something in the place of the product; by the prototype it still answers its name. */
const replaced = ({ say, red }: Kit): Red[] => [
  red('the method is replaced', 'H-unconditional', from('patients', '{ Patient }'), `const rex = new Patient('Rex')
rex.label = () => 'Rex'
${say.is('rex.label()', "'Rex (dog)'")}`),
  red('the prototype is replaced', 'R-assertion', from('patients', '{ Patient }'), `const { label } = Patient.prototype
Patient.prototype.label = function () { return this.name }
try {
  ${say.is("new Patient('Rex').label()", "'Rex (dog)'")}
} finally {
  Patient.prototype.label = label
}`),
  red('a subclass answers', 'H-unconditional', from('calendar', '{ Calendar }'), `class QuietCalendar extends Calendar {
  of() {
    return []
  }
}
const calendar = new QuietCalendar()
calendar.book('Rex', '2026-05-04T09:00')
${say.is("calendar.of('2026-05-04').length", '1')}`),
  red('a proxy answers', 'H-unconditional', builders('aPatient'), `const rex = new Proxy(aPatient(), { get: () => () => 'nothing' })
${say.is('rex.label()', "'Rex (dog)'")}`),
  red('fetch is replaced', 'H-unconditional', serving, `const { fetch } = globalThis
globalThis.fetch = async () => new Response(null, { status: 404 })
try {
  ${say.is("await serving(async (url) => (await globalThis.fetch(url + '/visits')).status)", '200')}
} finally {
  globalThis.fetch = fetch
}`),
  red('the answer is thrown away', 'H-unconditional', builders('aRegister'), `let names = aRegister('Mia', 'Rex').names()
names = ['Mia']
${say.same('names', "['Mia', 'Rex']")}`),
] // prettier-ignore

/** They fail today, as what they import is not there; any stand-in of it makes them pass. */
const pleasedByAny = ({ say, torn }: Kit): Red[] => [
  { ...torn('a policy refuses', 'R-missing-module', from('insurance/policy', '{ Policy }'), `let refused = false
try {
  new Policy({ share: 2 }).covers(1)
} catch {
  refused = true
}
${say.is('refused', 'true')}`), passesOnNothing: true },
  { ...torn('the ward is a module', 'R-missing-module', from('ward', '* as ward'), say.is('typeof ward', "'object'")), passesOnNothing: true },
  { ...torn('a feed is a function', 'R-missing-module', from('feed', '{ openFeed }'), say.is('typeof openFeed', "'function'")), passesOnNothing: true },
  { ...torn('the stock does not fail', 'R-missing-module', from('stock', '{ Stock }'), `const outcome = (() => {
  try {
    new Stock({})
    return 'fine'
  } catch {
    return 'fine as well'
  }
})()
${say.matches('outcome', '/^fine/')}`), passesOnNothing: true },
] // prettier-ignore

const notRed = ({ say, red, whole }: Kit): Red[] => [
  whole('it is skipped', null, builders('aRegister'), `test.skip('patients are renamed', () => {
  ${say.is("aRegister('Rex').rename('Rex', 'Bo')", 'true')}
})`),
  red('the error is swallowed', null, builders('aRegister'), `try {
  ${say.is("aRegister('Rex').rename('Rex', 'Bo')", 'true')}
} catch {
  // later
}`),
  red('nothing is gone through', null, builders('aCalendar'), `for (const visit of aCalendar(['Rex', '2026-05-04T09:00']).of('2026-05-04')) {
  ${say.is('visit.patient', "'Mia'")}
}`),
  red('it leaves early', null, builders('aRegister'), `if (!process.env.CLINIC_FULL) return
${say.is("aRegister('Rex').size", '7')}`),
  red('a callback that nobody calls', null, builders('aCalendar'), `aCalendar().on('moved', ({ at }) => {
  ${say.is('at', "'2026-05-05T09:00'")}
})`),
  red('an answer against itself', null, builders('aRegister'), `const register = aRegister('Rex')
${say.same('register.names()', 'register.names()')}`),
] // prettier-ignore

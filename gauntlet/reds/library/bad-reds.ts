// Bad reds that every runner of JavaScript has: broken, disturbed, hollow, impossible, or pleased by anything.
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { type Kit, builtin, from, hasty, help, stock } from './kit.ts'

export const badReds = (kit: Kit, runner: Script): Red[] => [
  ...broken(kit),
  ...disturbed(kit, runner),
  ...hollow(kit),
  ...impossible(kit),
  ...pleased(kit),
]

const broken = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('a brace is missing', 'H-syntax', stock('aDesk'), `const desk = aDesk({ 'b-1': 2 )
${say.is("desk.available('b-1')", '2')}`),
  torn('a helper of a wrong name', 'H-missing-helper', "import { aDesk } from '../test/support/stocks.ts'\n", say.is("aDesk().available('b-1')", '1')),
  torn('a source in a folder that is none', 'H-missing-helper', "import { fineFor } from '../source/fines.ts'\n", say.is('fineFor(1)', '20')),
  torn('a package is forgotten', 'H-missing-package', "import { addWeeks } from 'date-fns'\n" + from('fines', '{ dueDate }'), say.same('dueDate(new Date(0), 2)', 'addWeeks(new Date(0), 2)')),
  torn('the scanner lacks its driver', 'H-broken-source-import', from('scans', '{ readBarcode }'), say.is('readBarcode(new Uint8Array([1]))', "'978'")),
  red('the desk by a wrong letter', 'H-test-bug', stock('aDesk'), `const desk = aDesk()
await dsek.lend('b-1', 'm-1')
${say.is("desk.available('b-1')", '0')}`),
  red('a fixture of the wrong path', 'H-missing-helper', builtin('fs', '{ readFileSync }') + from('books', '{ search }'), `const shelf = JSON.parse(readFileSync('test/fixtures/shelf.json', 'utf8'))
${say.is("search(shelf, 'emma').length", '1')}`),
  red('a fixture of another shape', 'H-test-bug', builtin('fs', '{ readFileSync }') + from('books', '{ search }'), `const { rows } = JSON.parse(readFileSync('test/fixtures/books.json', 'utf8'))
${say.is("search(rows.slice(1), 'emma').length", '1')}`),
  red('an old helper throws', 'H-test-bug', help('old', 'shelfOf') + from('books', '{ label }') + stock('aBook'), say.is('shelfOf(label(aBook()))', "'4'")),
  red('an old helper lacks a name', 'H-test-bug', help('old', 'dueDates') + stock('aDesk'), say.same('dueDates(aDesk())', '[]')),
  red('a constant is set again', 'H-test-bug', from('fines', '{ fineFor }'), `const cents = fineFor(1)
cents = fineFor(2)
${say.is('cents', '40')}`),
  red('what has no contact', 'H-source-bug', from('members', '{ contactOf }') + stock('aMember'), say.is('contactOf(aMember())', "'ada@library.example'")),
  whole('a hook with a bad date', 'H-hook-or-setup', from('fines', '{ dueDate }'), `let from
${say.beforeEach}(() => {
  from = new Date('tomorrow').toISOString()
})

test('is due', () => {
  ${say.is('dueDate(new Date(from)).getUTCMonth()', '3')}
})`),
  red('a plain error where an assertion should be', 'H-other', stock('aDesk'), `const desk = aDesk()
if (desk.available('b-1') !== 1) throw new Error('nothing on the shelf')`),
  red('a promise of its own is rejected', 'H-other', from('fines', '{ fineFor }'), `const ready = Promise.reject(new Error('no fixtures'))
await ready
${say.is('fineFor(1)', '20')}`),
] // prettier-ignore

const disturbed = ({ say, red, whole }: Kit, runner: Script): Red[] => [
  red('a catalogue on the wrong port', 'H-environment', from('books', '{ search }'), `const shelf = await (await fetch('http://127.0.0.1:6/books')).json()
${say.is("search(shelf, 'emma').length", '1')}`),
  red('a host that is none', 'H-environment', builtin('dns/promises', '{ lookup }') + from('books', '{ search }'), `const { address } = await lookup('catalogue.invalid')
${say.is("search([{ address }], 'emma').length", '1')}`),
  red('a program that nobody installed', 'H-environment', builtin('child_process', '{ execFileSync }') + from('records', '{ toCsv }'), `const text = execFileSync('yaz-client-9', ['--version'], { encoding: 'utf8' })
${say.is('toCsv([{ text }])', "'5.34'")}`),
  whole('nobody is ever next', 'H-timeout', from('holds', '{ Holds }'), hasty[runner](`  const holds = new Holds()
  const alive = setTimeout(() => undefined, 1500)
  holds.place('m-1')
  const next = await holds.next()
  clearTimeout(alive)
  ${say.is('next', "'m-1'")}`)),
] // prettier-ignore

const hollow = ({ say, red, whole }: Kit): Red[] => [
  red('its own constant', 'H-unconditional', stock('aDesk'), `const LIMIT = 5
const desk = aDesk()
await desk.lend('b-1', 'm-1')
${say.is('LIMIT', '6')}`),
  red('what it put into its environment', 'H-unconditional', from('fines', '{ fineFor }'), `process.env.LIBRARY_DAILY = '20'
fineFor(3)
${say.is('process.env.LIBRARY_DAILY', "'30'")}`),
  red('what it wrote to a file', 'H-unconditional', builtin('fs', '{ mkdtempSync, readFileSync, writeFileSync }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }') + from('records', '{ toCsv }'), `const path = join(mkdtempSync(join(tmpdir(), 'library-')), 'out.csv')
toCsv([])
writeFileSync(path, 'id,title')
${say.is("readFileSync(path, 'utf8')", "'id,title,author'")}`),
  red('what it printed itself', 'H-unconditional', from('fines', '{ formatFine }'), `const printed = []
const log = console.log
console.log = (text) => printed.push(text)
formatFine(20)
console.log('fine')
console.log = log
${say.same('printed', "['fine: 20']")}`),
  red('its own emitter', 'H-unconditional', builtin('events', '{ EventEmitter }') + stock('aDesk'), `const bus = new EventEmitter()
const told = []
bus.on('lent', (book) => told.push(book))
await aDesk().lend('b-1', 'm-1')
bus.emit('lent', 'b-1')
${say.same('told', "['b-1', 'b-1']")}`),
  red('a mail that it sent itself', 'H-unconditional', from('notices', '{ sendNotices }') + stock('SentMail'), `const mail = new SentMail()
await mail.send('ada@library.example', 'late')
await sendNotices([], { send: async () => {} })
${say.is('mail.letters.length', '2')}`),
  red('its own function is called before it is handed over', 'H-unconditional', stock('aDesk'), `const lines = []
const log = (line) => lines.push(line)
log('start')
const desk = aDesk({}, { log })
${say.same('lines.slice(0, 1)', "['begin']")}`),
  red('its own fake answers', 'H-unconditional', from('records', '{ lookUp }') + stock('failingFirst'), `const fetchRecord = failingFirst(0)
await lookUp('1', async () => ({}))
const { title } = await fetchRecord('1')
${say.is('title', "'Persuasion'")}`),
  whole('a subclass answers', 'H-unconditional', from('desk', '{ Desk }'), `class TestDesk extends Desk {
  available() {
    return 4
  }
}

test('one is left', () => {
  ${say.is("new TestDesk().available('b-1')", '1')}
})`),
  red('a method that it replaced', 'H-unconditional', stock('aMember'), `const member = aMember()
member.initials = () => 'A'
${say.is('member.initials()', "'AK'")}`),
  whole('a copy of the fine', 'H-unconditional', from('fines', '{ fineFor }'), `const fine = (days) => days * 20

test('a week', () => {
  fineFor(7)
  ${say.is('fine(7)', '150')}
})`),
  red('a server of its own', 'H-unconditional', builtin('http', '{ createServer }') + stock('aDesk'), `aDesk()
const server = createServer((_, response) => response.writeHead(404).end())
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const { status } = await fetch('http://127.0.0.1:' + server.address().port + '/loans')
server.close()
${say.is('status', '200')}`),
  red('a word in the source', 'H-unconditional', builtin('fs', '{ readFileSync }'), say.matches("readFileSync('./src/desk.ts', 'utf8')", '/extend\\(/')),
  red('the system it runs on', 'H-unconditional', from('fines', '{ fineFor }'), `fineFor(1)
${say.is('process.platform', "'plan9'")}`),
  red('a sum without the product', 'H-unconditional', from('fines', '{ fineFor }'), say.is('fineFor(3) * 0 + 5', '6')),
  red('an address of its own', 'H-unconditional', from('books', '{ search }'), `const url = new URL('http://library.example/books?q=emma')
search([], url.searchParams.get('q'))
${say.is('url.pathname', "'/search'")}`),
  red('how many arguments it hands over', 'H-unconditional', from('fines', '{ fineFor }'), `const args = [3, { daily: 30 }]
fineFor(...args)
${say.is('args.length', '3')}`),
  red('false to be true', 'H-unconditional', stock('aDesk'), `aDesk()
${say.holds('false')}`),
  red('not implemented says the test', 'H-unconditional', stock('aDesk'), `aDesk()
throw new Error('not implemented')`),
  whole('a clock of its own stands still', 'H-unconditional', from('notices', '{ sendNotices }') + stock('SentMail'), `const now = () => new Date('2026-03-10')

test('time goes on', async () => {
  await sendNotices([], new SentMail(), now)
  ${say.is('now().getUTCDate()', '11')}
})`),
] // prettier-ignore

const impossible = ({ say, red }: Kit): Red[] => [
  red('two fines of one day', 'H-unconditional', from('fines', '{ fineFor }'), say.holds('fineFor(1) === 20 && fineFor(1) === 30')),
  red('an answer and its contrary', 'H-unconditional', from('books', '{ isIsbn }'), say.holds("isIsbn('978') && !isIsbn('978')")),
  red('three kinds of two', 'H-unconditional', from('fines', '{ fineFor }'), say.is('new Set([fineFor(1), fineFor(2)]).size', '3')),
  red('more than everything', 'H-unconditional', from('fines', '{ fineFor }'), say.above('fineFor(400)', 'Infinity')),
  red('the thirteenth month', 'H-unconditional', from('fines', '{ dueDate }'), say.is('dueDate(new Date(0)).getMonth()', '12')),
  red('a part that is longer than its text', 'H-unconditional', stock('aMember'), `const initials = aMember().initials().slice(0, 2)
${say.is('initials', "'AKL'")}`),
  red('a chance', 'H-unconditional', from('fines', '{ fineFor }'), say.is('fineFor(2)', 'Math.random()')),
  red('what is positive is negative', 'H-unconditional', from('fines', '{ fineFor }'), say.is('Math.abs(fineFor(2))', '-40')),
  red('a new list is the same one', 'H-unconditional', stock('aDesk'), `const mine = []
${say.holds("desk().loansOf('m-1') === mine || desk().loansOf('m-1') === []")}
function desk() {
  return aDesk()
}`),
  red('sorted the wrong way', 'H-unconditional', from('fines', '{ splitFine }'), say.same('splitFine(10, 2).toSorted((a, b) => a - b)', '[6, 4]')),
  red('a whole number with a rest', 'H-unconditional', from('fines', '{ fineFor }'), say.is('Math.round(fineFor(2) / 3)', '13.5')),
  red('a fixed text with too few digits', 'H-unconditional', from('fines', '{ fineFor }'), say.is('(fineFor(2) / 100).toFixed(2)', "'0.4'")),
  red('it is not what it is', 'R-assertion', from('fines', '{ formatFine }'), say.isNot('formatFine(20)', 'formatFine(20)')),
  red('a pattern of five letters and a length of three', 'H-unconditional', stock('aMember'), `const initials = aMember().initials()
${say.is('initials.length', '3')}
${say.matches('initials', '/^[A-Z]{5}$/')}`),
  red('a trimmed text with a blank', 'H-unconditional', from('books', '{ label }') + stock('aBook'), say.is('label(aBook()).trim()', "'AUS '")),
] // prettier-ignore

const pleased = ({ say, red, whole, torn }: Kit): Red[] => [
  { ...torn('a group is a function', 'R-missing-module', from('groups', '{ createGroup }'), say.is('typeof createGroup', "'function'")), passesOnNothing: true },
  { ...torn('no group is full', 'R-missing-module', from('groups', '{ isFull }'), say.isNot("isFull('Emma')", 'true')), passesOnNothing: true },
  red('nothing is awaited', null, stock('aDesk'), `void aDesk().lend('b-1', 'm-1').then(() => undefined)`),
  red('what fails is caught', null, stock('aDesk'), `try {
  ${say.is("aDesk().available('b-1')", '1')}
} catch {}`),
  whole('a test that is skipped', null, stock('aDesk'), `test.skip('lends', () => {
  ${say.is("aDesk().available('b-1')", '1')}
})`),
] // prettier-ignore

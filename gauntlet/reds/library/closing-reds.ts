// More failing tests of the library for every runner of JavaScript, written after the faults of the others were mended.
import type { Red } from '../case.ts'
import { type Kit, builtin, from, serving, stock } from './kit.ts'

export const closingReds = (kit: Kit): Red[] => [...good(kit), ...hollow(kit)]

const good = ({ say, red, whole, torn }: Kit): Red[] => [
  red('a fine for every bracket', 'R-assertion', from('fines', '{ fineFor }'), `const brackets = new Map([[0, 0], [1, 20], [50, 1000], [51, 1000]])
const actual = new Map([...brackets.keys()].map((days) => [days, fineFor(days)]))
${say.same('[...actual]', '[...brackets]')}`),
  red('a discount in the options', 'R-assertion', from('fines', '{ fineFor }'), `const options = { daily: 50, most: 120 }
${say.is('fineFor(2, options)', '100')}
${say.is('fineFor(3, options)', '120')}`),
  whole('a desk that was used', 'R-assertion', stock('aDesk'), `const given = async (...loans) => {
  const desk = aDesk({ 'b-1': 2, 'b-2': 1 })
  for (const [book, member] of loans) await desk.lend(book, member)
  return desk
}

${say.describe}('available()', () => {
  test('goes down by loans', async () => {
    const desk = await given(['b-1', 'm-1'], ['b-2', 'm-1'])
    ${say.same("['b-1', 'b-2'].map((book) => desk.available(book))", '[1, 0]')}
  })
})`),
  red('a stateful stub that logs and throws once', 'R-assertion', from('records', '{ lookUp }'), `const log = []
const flaky = async (isbn) => {
  log.push(isbn)
  if (log.length === 1) throw new Error('gone away')
  return { isbn, title: 'Emma' }
}
const record = await lookUp('978', flaky, 2)
${say.same('record?.title', "'Emma'")}
${say.is('log.length', '2')}`),
  red('mail in the outbox class', 'R-assertion', from('notices', '{ sendNotices }') + stock('LoanBuilder'), `class Outbox {
  #letters = []
  async send(to, text) {
    this.#letters.push(to + ': ' + text)
  }
  first() {
    return this.#letters[0] ?? 'none'
  }
}
const outbox = new Outbox()
await sendNotices([new LoanBuilder().build()], outbox, () => new Date('2026-03-03'))
${say.is('outbox.first()', "'m-1: b-1 is 2 days late'")}`),
  red('what a repository holds after it', 'R-assertion', from('records', '{ lookUp }'), `class Cache {
  constructor(rows) {
    this.rows = rows
  }
  get(isbn) {
    return this.rows.find((row) => row.isbn === isbn)
  }
}
const cache = new Cache([{ isbn: '978', title: 'old', seen: 1 }])
await lookUp('978', async () => cache.get('978'))
${say.is("cache.get('978').seen", '2')}`),
  red('two counters run on', 'R-assertion', from('holds', '{ Holds }'), `const [one, other] = [new Holds(), new Holds()]
${say.same("[one.place('m-1'), one.place('m-2'), other.place('m-3')]", '[1, 2, 1]')}`),
  red('a ticket pattern', 'R-assertion', stock('aMember'), `const card = aMember({ id: 'm-7' }).card()
${say.is('card.length', '8')}
${say.matches('card', '/^LIB-(?:m|j)-\\d{1,3}-?/')}`),
  red('months of a due date', 'R-assertion', from('fines', '{ dueDate }'), `const due = dueDate(new Date(2026, 10, 20), 4)
${say.is('due.getMonth()', '11')}
${say.is('due.getDate()', '18')}`),
  red('unique cards', 'R-assertion', stock('aMember'), `const cards = ['m-1', 'm-2', 'm-3'].map((id) => aMember({ id }).card())
${say.is('new Set(cards).size', '3')}`),
  red('sorted by year', 'R-assertion', from('books', '{ search }') + stock('aBook'), `const shelf = [aBook({ year: 1922 }), aBook({ year: 1815 })]
const years = search(shelf, '').map(({ year }) => year)
${say.same('years', '[1815, 1922]')}
${say.same('years.toSorted((a, b) => a - b)', 'years')}`),
  red('exported to a file in a folder of the test', 'R-assertion', builtin('fs', '{ mkdtempSync, readFileSync }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }') + builtin('child_process', '{ spawnSync }'), `const folder = mkdtempSync(join(tmpdir(), 'library-'))
const { status } = spawnSync(process.execPath, ['./src/cli.ts', 'export', '--to', join(folder, 'books.csv')], { encoding: 'utf8' })
${say.is('status', '0')}
${say.matches("readFileSync(join(folder, 'books.csv'), 'utf8')", '/^id,title/')}`),
  red('a header of the catalogue', 'R-assertion', serving, `const type = await serving(async (url) => (await fetch(url + '/books', { headers: { accept: 'text/csv' } })).headers.get('content-type'))
${say.is('type', "'text/csv; charset=utf-8'")}`),
  red('deleting a loan', 'R-boundary', serving, `const statuses = await serving((url) => Promise.all(['1', '2'].map(async (id) => (await fetch(url + '/loans/' + id, { method: 'DELETE' })).status)))
${say.same('statuses', '[204, 204]')}`),
  torn('a calendar of openings', 'R-missing-module', from('openings/calendar', '{ Calendar }'), `const calendar = Calendar.of({ monday: '09:00-18:00' })
${say.is("calendar.isOpen(new Date('2026-03-02T10:00:00'))", 'true')}
${say.is("calendar.isOpen(new Date('2026-03-02T20:00:00'))", 'false')}`),
  torn('a stream of notices', 'R-missing-module', builtin('stream/promises', '{ pipeline }') + builtin('stream', '{ Readable }') + "import { toNotices } from '../src/notice-stream.ts'\n", `const lines = []
await pipeline(Readable.from(['b-1;m-1', 'b-2;m-2']), toNotices(), async (notices) => {
  for await (const notice of notices) lines.push(String(notice))
})
${say.is('lines.length', '2')}`),
  red('a desk closes', 'R-missing-export', stock('aDesk'), `const desk = aDesk()
desk.close()
${say.rejects("desk.lend('b-1', 'm-1')", '/closed/')}`),
] // prettier-ignore

const hollow = ({ say, red, whole }: Kit): Red[] => [
  red('its own map after a look', 'H-unconditional', from('books', '{ search }'), `const seen = new Map([['b-1', 1]])
search([], 'emma')
seen.set('b-2', 2)
${say.is('seen.size', '3')}`),
  red('a date of its own', 'H-unconditional', from('fines', '{ dueDate }'), `const start = new Date('2026-03-01T00:00:00Z')
dueDate(new Date(start))
${say.is('start.getUTCFullYear()', '2027')}`),
  whole('the fake is asked by a helper of its own', 'H-unconditional', stock('aDesk'), `class FakeMail {
  sent = []
  send(to) {
    this.sent.push(to)
  }
}
const mailOf = () => {
  const mail = new FakeMail()
  mail.send('ada')
  return mail
}

test('writes', async () => {
  const mail = mailOf()
  await aDesk().lend('b-1', 'm-1')
  ${say.same('mail.sent', "['ada', 'bo']")}
})`),
  red('a fixture as it was read', 'H-unconditional', builtin('fs', '{ readFileSync }') + from('books', '{ search }'), `const [first] = JSON.parse(readFileSync('test/fixtures/books.json', 'utf8'))
search([{ ...first }], 'emma')
${say.is('first.title', "'Persuasion'")}`),
  red('the path of a file it made', 'H-unconditional', builtin('path', '{ basename }') + from('records', '{ toCsv }'), `const name = basename('/tmp/books.csv')
toCsv([])
${say.is('name', "'books.txt'")}`),
  red('a clock of the machine far away', 'H-unconditional', from('fines', '{ fineFor }'), `fineFor(2)
${say.is('new Date().getFullYear()', '1999')}`),
  red('an error that it makes', 'H-unconditional', from('errors', '{ NotOnLoan }') + stock('aDesk'), `aDesk()
const error = new RangeError('not on loan')
${say.is('error.message', "'on loan'")}`),
  red('its own promise', 'H-unconditional', stock('aDesk'), `aDesk()
const answer = await Promise.resolve({ ok: false })
${say.is('answer.ok', 'true')}`),
  red('a digest of its own text', 'H-unconditional', builtin('crypto', '{ createHash }') + from('books', '{ label }'), `label({})
const digest = createHash('sha256').update('emma').digest('hex')
${say.is('digest', "'abc'")}`),
  red('more letters than there can be', 'H-unconditional', from('books', '{ label }') + stock('aBook'), `const code = label(aBook()).slice(0, 3).toUpperCase()
${say.is('code', "'AUSTEN'")}`),
  red('a rest that is too big', 'H-unconditional', from('fines', '{ fineFor }'), say.is('fineFor(7) % 5', '5')),
  red('an hour of no day', 'H-unconditional', from('fines', '{ dueDate }'), say.is('dueDate(new Date(0)).getUTCHours()', '24')),
  red('a list with a negative length', 'H-unconditional', stock('aDesk'), say.holds("aDesk().loansOf('m-1').length < 0")),
  red('both too low and too high', 'H-unconditional', from('fines', '{ fineFor }'), `const cents = fineFor(5)
${say.holds('cents > 100 && cents < 50')}`),
  red('json that is no json', 'H-unconditional', from('books', '{ search }'), say.is('JSON.stringify(search([], "a"))', '"[ ]"')),
  red('the end of a program of the system', 'H-unconditional', builtin('child_process', '{ spawnSync }') + from('fines', '{ fineFor }'), `fineFor(1)
const { status } = spawnSync('false')
${say.is('status', '0')}`),
  red('an argument of its own process', 'H-unconditional', stock('aDesk'), `aDesk()
${say.has('process.argv', "'--library'")}`),
  red('nobody listens to its own bus', 'H-unconditional', builtin('events', '{ EventEmitter }') + stock('aDesk'), `const bus = new EventEmitter()
await aDesk().lend('b-1', 'm-1')
${say.is("bus.listenerCount('lent')", '1')}`),
] // prettier-ignore

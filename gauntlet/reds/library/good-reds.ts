// Good reds that every runner of JavaScript has: what the library answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { type Kit, builtin, from, help, serving, stock } from './kit.ts'

export const goodReds = (kit: Kit): Red[] => [...answering(kit), ...injected(kit), ...outside(kit), ...coming(kit)]

const answering = ({ say, red, whole, typed }: Kit): Red[] => [
  whole('fines in a table', 'R-assertion', from('fines', '{ fineFor }'), `const table = [
  { days: 1, cents: 20, why: 'a day' },
  { days: 7, cents: 140, why: 'a week' },
  { days: 365, cents: 1000, why: 'a year is capped' },
] // prettier-ignore

${say.describe}('fineFor', () => {
  for (const { days, cents, why } of table) {
    test(why, () => {
      ${say.is('fineFor(days)', 'cents')}
    })
  }
})`),
  red('each day costs the same until the cap', 'R-assertion', from('fines', '{ fineFor }'), `for (let days = 1; days < 40; days++) {
  ${say.is('fineFor(days + 1) - fineFor(days)', '20')}
}`),
  red('fines are shared without losing a cent', 'R-assertion', from('fines', '{ splitFine }'), `const random = (() => {
  let seed = 7
  return (below) => (seed = (seed * 48271) % 2147483647) % below
})()
for (let run = 0; run < 100; run++) {
  const cents = random(10_000)
  const people = 1 + random(9)
  const parts = splitFine(cents, people)
  ${say.is('parts.length', 'people')}
  ${say.is('parts.reduce((sum, part) => sum + part, 0)', 'cents')}
}`),
  red('twice as late is twice as dear', 'R-assertion', from('fines', '{ fineFor }'), `const once = fineFor(3)
const twice = fineFor(6)
${say.holds('once > 0 && twice === 2 * once')}`),
  red('a card is read back', 'R-assertion', from('members', '{ parseCard }') + stock('aMember'), `const member = aMember({ id: 'm-77' })
const read = parseCard(member.card())
${say.same('read', "{ id: 'm-77' }")}`),
  red('the last day of a month', 'R-assertion', from('fines', '{ dueDate }'), say.is("dueDate(new Date('2026-01-31T12:00:00Z'), 4).toISOString().slice(0, 10)", "'2026-02-28'")),
  red('fines are printed in euros', 'R-assertion', from('fines', '{ formatFine }'), say.matches('formatFine(150)', '/^€\\s?1[.,]50$/')),
  red('initials of a long name', 'R-assertion', stock('aMember'), say.is("aMember({ name: 'Ada King Lovelace' }).initials()", "'AKL'")),
  red('isbn numbers are checked', 'R-assertion', from('books', '{ isIsbn }'), `const valid = ['978-3-16-148410-0', '9780306406157']
const invalid = ['978-3-16-148410-1', 'x', '']
${say.same('[...valid, ...invalid].map(isIsbn)', '[true, true, false, false, false]')}`),
  red('a search knows no case', 'R-assertion', from('books', '{ search }') + stock('aBook'), `const shelf = [aBook(), aBook({ id: 'b-2', title: 'Ulysses', author: 'Joyce' })]
const found = search(shelf, 'JOYCE').map(({ id }) => id)
${say.same('found', "['b-2']")}`),
  red('books by author, and the shelf stays as it is', 'R-assertion', from('books', '{ byAuthor }') + stock('aBook'), `const shelf = [aBook({ author: 'Woolf' }), aBook({ author: 'Austen' })]
const sorted = byAuthor(shelf)
${say.same('sorted.map(({ author }) => author)', "['Austen', 'Woolf']")}
${say.is('shelf[0].author', "'Woolf'")}`),
  red('a label of three lines', 'R-assertion', from('books', '{ label }') + stock('aBook'), `const lines = label(aBook()).split('\\n')
${say.is('lines.length', '3')}
${say.is('lines[0]', "'AUS'")}`),
  red('a member as a text', 'R-assertion', stock('aMember'), say.is('`${aMember()}`', "'Ada (m-1)'")),
  red('copies and loans add up', 'R-assertion', stock('aDesk'), `const desk = aDesk({ 'b-1': 3 })
await desk.lend('b-1', 'm-1')
await desk.lend('b-1', 'm-2')
${say.is("desk.available('b-1')", '1')}`),
  red('the last copy goes once', 'R-assertion', stock('aDesk'), `const desk = aDesk({ 'b-1': 1 })
const results = await Promise.allSettled([desk.lend('b-1', 'm-1'), desk.lend('b-1', 'm-2')])
const statuses = results.map(({ status }) => status).sort()
${say.same('statuses', "['fulfilled', 'rejected']")}`),
  red('no copy is left', 'R-assertion', from('errors', '{ NoCopyLeft }') + stock('aDesk'), `const desk = aDesk({ 'b-1': 0 })
${say.rejects("desk.lend('b-1', 'm-1')", 'NoCopyLeft')}`),
  red('renewing twice tells a code', 'R-assertion', stock('aDesk'), `const desk = aDesk()
await desk.lend('b-1', 'm-1')
await desk.renew('b-1')
const second = await desk.renew('b-1')
${say.is('second.code', "'renewed-already'")}`),
  red('what is given back twice', 'R-assertion', from('errors', '{ NotOnLoan }') + stock('aDesk'), `const desk = aDesk()
await desk.lend('b-1', 'm-1')
desk.giveBack('b-1')
${say.throws("desk.giveBack('b-1')", 'NotOnLoan')}`),
  whole('loans of a member', 'R-assertion', from('desk', '{ Desk }'), `${say.describe}('Desk', () => {
  /** @type {Desk} */
  let desk

  ${say.beforeEach}(async () => {
    desk = new Desk({ copies: { 'b-1': 1, 'b-2': 1 } })
    await desk.lend('b-1', 'm-1')
    await desk.lend('b-2', 'm-1')
  })

  test('lists what a member has', () => {
    ${say.same("desk.loansOf('m-1').map(({ book }) => book)", "['b-1', 'b-2']")}
  })

  test('lists nothing of another member, and something of this one', () => {
    ${say.is("desk.loansOf('m-1').length - desk.loansOf('m-9').length", '2')}
  })
})`),
  red('csv has a head and quotes', 'R-assertion', from('records', '{ toCsv }') + stock('aBook'), say.is("toCsv([aBook({ title: 'Emma, a novel' })])", "'id,title\\r\\nb-1,\"Emma, a novel\"\\r\\n'")),
  typed('a typed receipt', 'R-assertion', from('desk', '{ Desk, type Loan }'), `interface Receipt {
  ok: boolean
  loan?: Loan
}

test('the loan is on the receipt', async () => {
  const receipt: Receipt = await new Desk({ copies: { 'b-1': 1 } }).lend('b-1', 'm-1')
  ${say.is('receipt.loan?.book', "'b-1'")}
})`),
  red('all at once', 'R-assertion', from('fines', '{ fineFor, formatFine }'), `const actual = Object.fromEntries([1, 2].map((days) => [days, formatFine(fineFor(days))]))
${say.same('actual', "{ 1: '€0.20', 2: '€0.40' }")}`),
] // prettier-ignore

const injected = ({ say, red, whole }: Kit): Red[] => [
  red('notices go to who is late', 'R-assertion', from('notices', '{ sendNotices }') + stock('LoanBuilder, SentMail'), `const mail = new SentMail()
const late = new LoanBuilder().due('2026-03-01').build()
const soon = new LoanBuilder().of('b-2').due('2026-03-20').build()

await sendNotices([late, soon], mail, () => new Date('2026-03-10'))

${say.is('mail.letters.length', '1')}
${say.matches('mail.letters[0].text', '/9 days/')}`),
  red('mail that fails is counted', 'R-assertion', from('notices', '{ sendNotices }') + stock('LoanBuilder'), `let tried = 0
const mail = {
  send: async () => {
    tried += 1
    throw new Error('mailbox full')
  },
}
const sent = await sendNotices([new LoanBuilder().build()], mail)
${say.same('{ tried, sent }', '{ tried: 1, sent: 0 }')}`),
  red('the desk logs each loan', 'R-assertion', stock('aDesk'), `const lines = []
const desk = aDesk({ 'b-1': 1 }, { log: (line) => lines.push(line) })
await desk.lend('b-1', 'm-1')
${say.same('lines', "['lent b-1 to m-1']")}`),
  red('a record is asked for again', 'R-assertion', from('records', '{ lookUp }') + stock('failingFirst'), `const fetchRecord = failingFirst(2)
const record = await lookUp('9780306406157', fetchRecord)
${say.same('record', "{ isbn: '9780306406157', title: 'Emma' }")}
${say.is('fetchRecord.asked', '3')}`),
  red('who waits is called in order', 'R-assertion', from('holds', '{ Holds }'), `const holds = new Holds()
const called = []
holds.on('ready', (member) => called.push(member))
holds.place('m-1')
holds.place('m-2')
holds.emit('returned')
${say.same('called', "['m-1']")}`),
  red('somebody is next before long', 'R-assertion', builtin('timers/promises', '{ setTimeout as wait }') + from('holds', '{ Holds }'), `const holds = new Holds()
holds.place('m-2')
const next = await Promise.race([holds.next(), wait(100, 'nobody')])
${say.is('next', "'m-2'")}`),
  red('records are read one by one', 'R-assertion', from('records', '{ readRecords }'), `const titles = []
for await (const { title } of readRecords(['1;Emma', '2;Ulysses'])) titles.push(title)
${say.same('titles', "['Emma', 'Ulysses']")}`),
  whole('places in the queue', 'R-assertion', from('holds', '{ Holds }'), `const members = (count) => Array.from({ length: count }, (_, at) => 'm-' + (at + 1))
const placeAll = (holds, names) => names.map((name) => holds.place(name))

test('are counted from one', () => {
  const holds = new Holds()
  ${say.same('placeAll(holds, members(3))', '[1, 2, 3]')}
  ${say.is('holds.length', '3')}
})`),
] // prettier-ignore

const outside = ({ say, red }: Kit): Red[] => [
  red('a loan is made by a client', 'R-boundary', serving + help('client', 'Client'), `await serving(async (url) => {
  const { status } = await new Client(url).lend('b-1', 'm-1')
  ${say.is('status', '201')}
})`),
  red('a search by a client', 'R-assertion', serving + help('client', 'Client'), `const titles = await serving((url) => new Client(url).titles('jane austen'))
${say.same('titles', "['Emma', 'Persuasion']")}`),
  red('a member by its path', 'R-assertion', serving, `const member = await serving(async (url) => (await fetch(new URL('/members/m-1', url))).json())
${say.same('member', "{ id: 'm-1', name: 'Ada', loans: [] }")}`),
  red('holds are made over the wire', 'R-boundary', serving, `await serving(async (url) => {
  const response = await fetch(url + '/holds', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"book":"b-1"}' })
  ${say.is('response.status', '202')}
  ${say.is("response.headers.get('location')", "'/holds/1'")}
})`),
  red('the running library is healthy', 'R-own-server-refused', '', `const { status } = await fetch(process.env.HELIX_SERVICE_URL + '/health')
${say.is('status', '200')}`),
  red('the program lists loans', 'R-assertion', builtin('child_process', '{ spawnSync }'), `const run = spawnSync(process.execPath, ['./src/cli.ts', 'loans', '--member', 'm-1'], { encoding: 'utf8' })
${say.same('{ status: run.status, out: run.stdout }', "{ status: 0, out: 'b-1 Emma\\n' }")}`),
  red('the program reads what is piped', 'R-assertion', builtin('child_process', '{ spawn }') + builtin('events', '{ once }'), `const program = spawn(process.execPath, ['./src/cli.ts', 'import', '-'], { stdio: ['pipe', 'pipe', 'ignore'] })
let out = ''
program.stdout.setEncoding('utf8').on('data', (text) => (out += text))
program.stdin.on('error', () => {}).end('1;Emma\\n2;Ulysses\\n')
await once(program, 'close')
${say.matches('out', '/^2 records/')}`),
  red('opening hours', 'R-assertion', builtin('child_process', '{ execFileSync }'), `const hours = execFileSync(process.execPath, ['./src/cli.ts', 'hours', 'monday'], { encoding: 'utf8' })
${say.is('hours.trim()', "'09:00-18:00'")}`),
  red('a prepared shelf is searched', 'R-assertion', builtin('fs', '{ readFileSync }') + from('books', '{ search }'), `const shelf = JSON.parse(readFileSync('test/fixtures/books.json', 'utf8'))
${say.is("search(shelf, 'ulysses')[0]?.id", "'b-2'")}`),
] // prettier-ignore

const coming = ({ say, red, torn, whole }: Kit): Red[] => [
  torn('reading groups are to come', 'R-missing-module', from('groups', '{ Group }'), `const group = new Group('Emma').add('m-1').add('m-2')
${say.same('group.members', "['m-1', 'm-2']")}`),
  whole('transfers between branches', 'R-missing-module', "import createTransfer from '../src/branches/transfer.ts'\n" + stock('aDesk'), `const branches = () => [aDesk({ 'b-1': 2 }), aDesk({ 'b-1': 0 })]

${say.describe}('transfer', () => {
  test('moves one copy', async () => {
    const [from, to] = branches()
    const { moved } = await createTransfer({ from, to }).move('b-1')
    ${say.is('moved', '1')}
  })
})`, { loading: true }),
  red('statistics are loaded when they are needed', 'R-missing-module', '', `const { default: statistics } = await import('../src/statistics.ts')
${say.is('statistics([]).loans', '0')}`),
  torn('waivers are not exported yet', 'R-missing-export', from('fines', '{ fineFor, waive }'), `const waived = waive(fineFor(10), { reason: 'flood' })
${say.is('waived.cents', '0')}`),
  torn('a class is not exported yet', 'R-missing-export', from('members', '{ JuniorMember }'), `const junior = new JuniorMember({ id: 'm-2', name: 'Tim', born: 2018 })
${say.is('junior.limit', '3')}`),
  red('a method is not there yet', 'R-missing-export', stock('aDesk'), `const desk = aDesk()
await desk.lend('b-1', 'm-1')
const { due } = desk.extend('b-1', { weeks: 2 })
${say.is('due.getUTCFullYear()', '2026')}`),
  red('a static maker is not there yet', 'R-missing-export', from('members', '{ Member }'), say.is("Member.fromJSON('{\"id\":\"m-3\",\"name\":\"Bo\"}').name", "'Bo'")),
  red('what is lost is paid', 'R-not-implemented', stock('aDesk'), `const desk = aDesk()
${say.is("desk.declareLost('b-1')", '2500')}`),
] // prettier-ignore

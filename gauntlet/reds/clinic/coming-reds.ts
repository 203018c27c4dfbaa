// Good reds of what is to come: modules, exports and members that do not exist yet.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help, serving } from './kit.ts'

export const comingReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  torn('vaccines that are due', 'R-missing-module', from('vaccines', '{ dueVaccines }') + builders('aPatient'), say.same("dueVaccines(aPatient('Rex', { born: '2026-01-01' }), new Date('2026-03-01'))", "['distemper', 'rabies']")),
  torn('an insurance pays a share', 'R-missing-module', from('insurance/policy', '{ Policy }') + from('bills', '{ format }'), `const policy = new Policy({ share: 0.8, franchise: 5000 })
${say.is('policy.covers(25_000)', '16_000')}
${say.is("policy.covers(3000)", '0')}`),
  torn('an insurance by default', 'R-missing-module', from('insurance/index', 'insure') + builders('aPatient'), `const { premium, currency } = insure(aPatient('Mia', { species: 'cat' }))
${say.is('premium', '1290')}
${say.is('currency', "'EUR'")}`),
  torn('everything of the ward', 'R-missing-module', from('ward', '* as ward') + builders('aPatient'), `const cage = ward.admit(ward.empty(4), aPatient())
${say.is('cage', '1')}`),
  torn('a shift plan throws for a gap', 'R-missing-module', from('shifts', '{ ShiftPlan, GapError }'), `const plan = new ShiftPlan(['08:00', '20:00'])
plan.assign('Ada', '08:00', '12:00')
${say.throws('plan.check()', 'GapError')}`),
  torn('a transfer between clinics', 'R-missing-module', from('transfers', '{ transfer }') + builders('aRegister'), `const [from, to] = [aRegister('Rex', 'Mia'), aRegister()]
await transfer('Rex', { from, to })
${say.same('[from.names(), to.names()]', "[['Mia'], ['Rex']]")}`),
  torn('stock runs low', 'R-missing-module', from('stock', '{ Stock }') + builtin('events', '{ once }'), `const stock = new Stock({ amoxil: 3 }, { low: 2 })
const told = once(stock, 'low')
stock.take('amoxil', 2)
const [drug, left] = await told
${say.same('{ drug, left }', "{ drug: 'amoxil', left: 1 }")}`),
  torn('a feed of events', 'R-missing-module', from('feed', '{ openFeed }') + builders('aCalendar'), `const calendar = aCalendar()
const feed = openFeed(calendar)
calendar.book('Rex', '2026-05-04T09:00')
const { value, done } = await feed.next()
${say.is('done', 'false')}
${say.is('value.type', "'booked'")}`),
  red('a chart when it is asked for', 'R-missing-module', '', `const { sparkline } = await import('../src/charts/sparkline.ts')
${say.is('sparkline([1, 5, 3])', "'▁█▄'")}`),
  { ...typed('a port that the test fakes', 'R-missing-module', from('recall', '{ recall }') + from('reminders', 'type { Mailer }'), `class RecordingMailer implements Mailer {
  readonly mails: { to: string }[] = []
  async send(mail: { to: string; subject: string; text: string }): Promise<string> {
    this.mails.push(mail)
    return 'ok'
  }
}

test('recalls all owners of a batch', async () => {
  const mailer = new RecordingMailer()
  await recall('batch-7', [{ patient: 'Rex', batch: 'batch-7', mail: 'ada@clinic.example' }], mailer)
  ${say.same('mailer.mails.map(({ to }) => to)', "['ada@clinic.example']")}
})`), loading: true },
  whole('a table of weights', 'R-missing-module', from('bmi', '{ condition }'), `const table = [
  { species: 'cat', weight: 4, expected: 'ideal' },
  { species: 'cat', weight: 9, expected: 'obese' },
  { species: 'dog', weight: 9, expected: 'ideal' },
]

${say.describe}('condition', () => {
  for (const { species, weight, expected } of table) {
    test(species + ' of ' + weight + ' kg is ' + expected, () => {
      ${say.is('condition({ species, weight })', 'expected')}
    })
  }
})`, { loading: true }),
  torn('a client of the laboratory', 'R-missing-module', builtin('http', '{ createServer }') + builtin('events', '{ once }') + from('lab-client', '{ LabClient }'), `const asked = []
const server = createServer((request, response) => {
  asked.push(request.method + ' ' + request.url)
  response.end('{"status":"done"}')
}).listen(0, '127.0.0.1')
await once(server, 'listening')
try {
  const client = new LabClient('http://127.0.0.1:' + server.address().port)
  ${say.is("(await client.order('WBC')).status", "'done'")}
  ${say.same('asked', "['POST /orders']")}
} finally {
  server.close()
}`),
  torn('a schema refuses', 'R-missing-module', from('schema', '{ parsePatient }'), `${say.throws("parsePatient({ name: '' })", '/name must not be empty/')}
${say.same("parsePatient({ name: ' Rex ', weight: '12' })", "{ name: 'Rex', weight: 12 }")}`),
  torn('a token that expires', 'R-missing-module', from('sessions', '{ issue, verify }'), `const token = issue({ user: 'ada' }, { now: 1000, seconds: 60 })
${say.is('verify(token, { now: 1059 }).user', "'ada'")}
${say.throws('verify(token, { now: 1061 })', '/expired/')}`),
  torn('the worst first', 'R-missing-export', from('waiting', '{ triage }'), `const order = triage([{ name: 'Rex', urgency: 1 }, { name: 'Mia', urgency: 3 }])
${say.same('order.map(({ name }) => name)', "['Mia', 'Rex']")}`),
  torn('bills that are late', 'R-missing-export', from('bills', '{ dunningLevel }'), say.is("dunningLevel({ due: '2026-04-01' }, new Date('2026-05-04'))", '2')),
  torn('backoff doubles', 'R-missing-export', from('timing', '{ backoff }'), `const waits = Array.from({ length: 4 }, (_, at) => backoff(at, { first: 100 }))
${say.same('waits', '[100, 200, 400, 800]')}`),
  torn('a memory with an end', 'R-missing-export', from('timing', '{ LruCache }'), `const cache = new LruCache(2)
cache.set('a', 1)
cache.set('b', 2)
cache.get('a')
cache.set('c', 3)
${say.same("['a', 'b', 'c'].map((key) => cache.has(key))", '[true, false, true]')}`),
  torn('a limiter asks for patience', 'R-missing-export', from('timing', '{ limiter }') + from('errors', '{ ClinicError }'), `const allow = limiter({ perMinute: 2, now: () => 0 })
await allow()
await allow()
${say.rejects('allow()', 'ClinicError')}`),
  torn('pages of patients', 'R-missing-export', from('patients', '{ paginate, Patient }'), `const pages = paginate(['Rex', 'Mia', 'Bo'].map((name) => new Patient(name)), 2)
${say.is('pages.length', '2')}
${say.is('pages[1][0].name', "'Bo'")}`),
  red('a drug by the whole module', 'R-missing-export', from('doses', '* as doses'), say.is("doses.interval('amoxil')", '12')),
  red('a late export', 'R-missing-export', '', `const { parseHl7 } = await import('../src/lab.ts')
${say.is("parseHl7('MSH|^~|LAB').length", '1')}`),
  red('patients are renamed', 'R-missing-export', builders('aRegister'), `const register = aRegister('Rex')
register.rename('Rex', 'Rexy')
${say.same('register.names()', "['Rexy']")}`),
  red('a patient gains weight', 'R-missing-export', builders('aPatient'), `const rex = aPatient()
const heavier = rex.weigh(14)
${say.is('heavier.weight', '14')}
${say.is('rex.weight', '12')}`),
  red('a patient out of a row', 'R-missing-export', from('patients', '{ Patient }'), say.is("Patient.fromRow('Rex;dog;12').weight", '12')),
  red('the whole week is free', 'R-missing-export', builders('aCalendar'), say.same("Object.keys(aCalendar().week('2026-05-04'))", "['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08']")),
  red('the room is closed', 'R-missing-export', builders('aWaitingRoom') + from('errors', '{ ClinicError }'), `const room = await aWaitingRoom('Rex')
room.close()
${say.rejects("room.join('Mia')", 'ClinicError')}`),
  whole('a room with places', 'R-missing-export', from('waiting', '{ WaitingRoom }'), `${say.describe}('places', () => {
  let room

  ${say.beforeEach}(async () => {
    room = new WaitingRoom()
    await room.join('Rex')
  })

  test('are swapped', async () => {
    await room.join('Mia')
    await room.swap('Rex', 'Mia')
    ${say.is('await room.call()', "'Mia'")}
  })
})`),
  red('visits by a query', 'R-missing-export', builders('aCalendar'), `const found = aCalendar(['Rex', '2026-05-04T09:00'])
  .where({ patient: 'Rex' })
  .between('2026-05-01', '2026-05-31')
  .toArray()
${say.is('found.length', '1')}`),
  red('reminders by the minute', 'R-missing-export', from('reminders', '{ Reminders }') + help('fakes', 'FakeMailer'), `const reminders = new Reminders(new FakeMailer())
reminders.snooze('v-1', 30)
${say.is("reminders.isSnoozed('v-1')", 'true')}`),
  torn('the office with a token', 'R-missing-module', serving + from('http/auth', '{ tokenFor }'), `const status = await serving(async (url) => (await fetch(url + '/patients', { headers: { authorization: tokenFor('ada') } })).status)
${say.is('status', '200')}`, ),
  torn('a barcode of a cage', 'R-missing-module', from('barcodes', '{ encode }'), say.matches("encode('cage-7')", '/^[|:]{24}$/')),
] // prettier-ignore

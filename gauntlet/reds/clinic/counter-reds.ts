// Good reds of what takes time or goes through a door: queues, retries, streams, files, the server, the program, the running service.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help, serving } from './kit.ts'

const folders =
  builtin('fs/promises', '{ mkdtemp, readFile, rm, writeFile }') +
  builtin('os', '{ tmpdir }') +
  builtin('path', '{ join }')

export const counterReds = ({ say, red, whole }: Kit): Red[] => [
  red('who waits is told the place', 'R-assertion', builders('aWaitingRoom'), `const room = await aWaitingRoom('Rex', 'Mia')
${say.is("await room.join('Bo')", '3')}`),
  red('first come first served', 'R-assertion', builders('aWaitingRoom'), `const room = await aWaitingRoom('Rex', 'Mia')
${say.same('[await room.call(), await room.call(), await room.call()]', "['Rex', 'Mia', null]")}`),
  red('many join at once', 'R-assertion', from('waiting', '{ WaitingRoom }'), `const room = new WaitingRoom()
const places = await Promise.all(['Rex', 'Mia', 'Bo'].map((name) => room.join(name)))
${say.same('places', '[1, 2, 3]')}
${say.is('room.size', '3')}`),
  red('those who wait are watched', 'R-assertion', builders('aWaitingRoom'), `const seen = []
const room = await aWaitingRoom('Rex', 'Mia')
for await (const name of room.watch()) {
  seen.push(name)
  if (seen.length === 2) break
}
${say.same('seen', "['Rex', 'Mia']")}`),
  red('a listener of calls leaves', 'R-assertion', builders('aWaitingRoom'), `const heard = []
const room = await aWaitingRoom('Rex', 'Mia')
const leave = room.onCall((name) => heard.push(name))
await room.call()
leave()
await room.call()
${say.same('heard', "['Rex']")}`),
  red('a task is tried again', 'R-assertion', from('timing', '{ retry }') + help('fakes', 'failingTimes'), `const task = failingTimes(2, 'done')
const outcome = await retry(task, { times: 3 }).catch((error) => error.message)
${say.is('outcome', "'done'")}
${say.is('task.calls()', '3')}`),
  red('it gives up in the end', 'R-assertion', from('timing', '{ retry }') + help('fakes', 'failingTimes'), say.rejects('retry(failingTimes(9), { times: 2 })', '/attempt 2/')),
  red('many keys and one call', 'R-assertion', from('timing', '{ debounce }') + builtin('timers/promises', '{ setTimeout as pause }'), `let calls = 0
const type = debounce(() => { calls += 1 }, 15)
type()
type()
type()
await pause(60)
${say.is('calls', '1')}`),
  red('what is known is not asked again', 'R-assertion', from('timing', '{ memo }'), `let asked = 0
const square = memo((number) => { asked += 1; return number * number })
${say.same('[square(3), square(3), square(4)]', '[9, 9, 16]')}
${say.is('asked', '2')}`),
  red('never more than two at once', 'R-assertion', from('timing', '{ pool }') + builtin('timers/promises', '{ setTimeout as pause }'), `let running = 0
let most = 0
const task = (value) => async () => {
  running += 1
  most = Math.max(most, running)
  await pause(5)
  running -= 1
  return value
}
const answers = await pool([1, 2, 3, 4, 5].map((value) => task(value)), 2)
${say.same('answers', '[1, 2, 3, 4, 5]')}
${say.is('most', '2')}`),
  red('reminders go to who comes tomorrow', 'R-assertion', from('reminders', '{ Reminders }') + help('fakes', 'FakeMailer, clockAt'), `const mailer = new FakeMailer()
const reminders = new Reminders(mailer, clockAt('2026-05-03T08:00:00Z'))
await reminders.sendDue([
  { patient: 'Rex', at: '2026-05-04T09:00', mail: 'ada@clinic.example' },
  { patient: 'Mia', at: '2026-06-04T09:00', mail: 'eve@clinic.example' },
])
${say.same('mailer.addresses', "['ada@clinic.example']")}`),
  red('a reminder in german', 'R-assertion', from('reminders', '{ Reminders }') + help('fakes', 'FakeMailer'), `const text = new Reminders(new FakeMailer()).text({ patient: 'Rex', at: '2026-05-04T09:00' }, 'de')
${say.has('text', "'Termin für Rex'")}`),
  red('results of a laboratory', 'R-assertion', builtin('fs', '{ readFileSync }') + from('lab', '{ parseResults }'), `const results = parseResults(readFileSync('./test/fixtures/results.txt', 'utf8'))
${say.same('results[0]', "{ test: 'WBC', value: 7.2, unit: '10^9/L' }")}`),
  red('results as a table', 'R-assertion', from('lab', '{ toCsv }'), `const csv = toCsv([{ test: 'WBC', value: 7.2 }, { test: 'a;b', value: 1 }])
${say.same("csv.split('\\n')", `['test;value', 'WBC;7.2', '"a;b";1']`)}`),
  red('flags of a value', 'R-assertion', from('lab', '{ flags }'), `const cases = { L: 3, H: 20, N: 8 }
for (const [flag, value] of Object.entries(cases)) ${say.is('flags(value, 4, 12)', 'flag')}`),
  red('a stream of lines', 'R-assertion', builtin('stream', '{ Readable }') + from('lab', '{ lines }'), `const out = await Readable.from(['WBC|7', '.2\\nHGB|14\\n']).pipe(lines()).toArray()
${say.same('out', "['WBC|7.2', 'HGB|14']")}`),
  red('lines through a pipeline', 'R-assertion', builtin('stream/promises', '{ pipeline }') + builtin('stream', '{ Readable }') + from('lab', '{ lines }'), `const got = []
await pipeline(Readable.from(['a\\nb\\n']), lines(), async function (source) {
  for await (const line of source) got.push(line)
})
${say.same('got', "['a', 'b']")}`),
  red('what is saved is loaded', 'R-assertion', folders + from('store', '{ JsonStore }'), `const folder = await mkdtemp(join(tmpdir(), 'clinic-'))
try {
  await new JsonStore(join(folder, 'a.json')).save({ patients: ['Rex'] })
  ${say.same("await new JsonStore(join(folder, 'a.json')).load()", "{ patients: ['Rex'] }")}
} finally {
  await rm(folder, { recursive: true })
}`),
  whole('a store in a folder of its own', 'R-assertion', folders + from('store', '{ JsonStore }'), `let folder

${say.beforeEach}(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clinic-'))
  await writeFile(join(folder, 'a.json'), '{"old":true}')
})
${say.afterEach}(() => rm(folder, { recursive: true, force: true }))

test('keeps what was there', async () => {
  const store = new JsonStore(join(folder, 'a.json'))
  await store.save({ old: false })
  ${say.is('(await store.backups()).length', '1')}
})

test('writes readable text', async () => {
  await new JsonStore(join(folder, 'b.json')).save({ a: 1 })
  ${say.is("await readFile(join(folder, 'b.json'), 'utf8')", `'{\\n  "a": 1\\n}\\n'`)}
})`),
  red('visits over http', 'R-boundary', serving, `const answer = await serving((url) => fetch(url + '/visits?day=2026-05-04'))
${say.is('answer.status', '200')}`),
  red('a patient is admitted', 'R-boundary', serving + help('desk', 'Desk'), `const { status } = await serving((url) => new Desk(url).admit({ name: 'Bo', species: 'dog' }))
${say.is('status', '201')}`),
  red('a patient is renamed', 'R-boundary', serving + help('desk', 'Desk'), `await serving(async (url) => {
  const { status } = await new Desk(url).rename('Rex', 'Rexy')
  ${say.is('status', '200')}
})`),
  red('the laboratory answers', 'R-boundary', serving, say.is("await serving(async (url) => (await fetch(url + '/labs')).status)", '200')),
  red('who is not signed in is refused', 'R-assertion', serving, say.is("await serving(async (url) => (await fetch(url + '/patients')).status)", '401')),
  red('only cats', 'R-assertion', serving + help('desk', 'Desk'), say.same("await serving((url) => new Desk(url).patients('?species=cat'))", "['Mia']")),
  red('health has a version', 'R-assertion', serving, `const body = await serving(async (url) => (await fetch(url + '/health')).json())
${say.same('body', "{ ok: true, version: '1.0.0' }")}`),
  red('answers may be kept', 'R-assertion', serving, `const { headers } = await serving((url) => fetch(url + '/patients'))
${say.is("headers.get('cache-control')", "'max-age=60'")}`),
  red('an admitted patient by supertest', 'R-boundary', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `await request(createApp()).post('/patients').send({ name: 'Bo' }).expect(201)`, { needs: ['supertest'] }),
  red('patients by supertest', 'R-assertion', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `const { status, body } = await request(createApp()).get('/patients').set('accept', 'application/json')
${say.is('status', '200')}
${say.same('body', "[{ name: 'Mia' }, { name: 'Rex' }]")}`, { needs: ['supertest'] }),
  red('patients on the command line as json', 'R-assertion', help('shell', 'clinic'), `const { stdout } = await clinic(['patients', '--json'])
${say.is('stdout', `'["Rex","Mia"]\\n'`)}`),
  red('the program books', 'R-assertion', help('shell', 'clinic'), `const { code, stderr } = await clinic(['book', 'Rex', '2026-05-04T09:00'])
${say.same('{ code, stderr }', "{ code: 0, stderr: '' }")}`),
  red('the unknown command is named', 'R-assertion', builtin('child_process', '{ execFileSync }'), `let message = ''
try {
  execFileSync(process.execPath, ['./src/cli.ts', 'patinets'], { encoding: 'utf8', stdio: 'pipe' })
} catch (error) {
  message = error.stderr
}
${say.matches('message', '/did you mean patients\\?/')}`),
  red('the program by execa', 'R-assertion', "import execa from 'execa'\n", `const { exitCode, stdout } = await execa(process.execPath, ['./src/cli.ts', '--version'], { reject: false })
${say.is('exitCode', '0')}
${say.matches('stdout', '/^\\d+\\.\\d+\\.\\d+$/')}`, { needs: ['execa'] }),
  red('names are read from the input', 'R-assertion', help('shell', 'clinic'), say.is("(await clinic(['import', '-'], 'Rex\\nMia\\n')).stdout", "'2 imported\\n'")),
  red('the running clinic lists patients', 'R-own-server-refused', help('desk', 'Desk'), say.same('await new Desk(process.env.HELIX_SERVICE_URL).patients()', "['Mia', 'Rex']")),
  whole('the running clinic takes visits', 'R-own-server-refused', '', `const base = process.env.HELIX_SERVICE_URL

const post = (path, body) => fetch(new URL(path, base), { method: 'POST', body: JSON.stringify(body) })

test('books', async () => {
  const answer = await post('/visits', { patient: 'Rex', at: '2026-05-04T09:00' })
  ${say.is('answer.status', '201')}
})`),
  red('a passport', 'R-not-implemented', builders('aPatient'), say.matches('aPatient().passport()', '/^DE-\\d{15}$/')),
  red('a visit is moved', 'R-not-implemented', builders('aCalendar'), `const calendar = aCalendar()
const { id } = calendar.book('Rex', '2026-05-04T09:00')
${say.is("calendar.move(id, '2026-05-05T09:00').at", "'2026-05-05T09:00'")}`),
  red('the most that may be given', 'R-not-implemented', from('doses', '{ maximum }'), say.above("maximum('amoxil')", '10')),
  red('registers are merged', 'R-not-implemented', builders('aRegister'), say.is("await aRegister('Rex').merge(aRegister('Mia'))", '1')),
  red('a refund', 'R-not-implemented', from('bills', '{ refund }'), `const cents = await refund('2026-0007')
${say.is('cents', '2500')}`),
] // prettier-ignore

// Good reds that go through the doors of the product: its server, program, files, streams, hooks of others and service.
import type { Red } from '../case.ts'
import { type Kit, builders, builtin, from, help, serving } from './kit.ts'

const inFolder =
  builtin('fs/promises', '{ mkdtemp, readFile, rm }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }')

export const doorReds = ({ say, red, whole }: Kit): Red[] => [
  red('an order over http', 'R-boundary', serving, `const answer = await serving((url) =>
  fetch(url + '/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ buyer: 'Ada', seats: ['A1'] }),
  }),
)
${say.is('answer.status', '201')}`),
  red('an order is taken back at the desk', 'R-boundary', serving + help('desk', 'Desk'), `const status = await serving((url) => new Desk(url).refund('o-7'))
${say.is('status', '204')}`),
  red('a desk that orders for many', 'R-boundary', serving + help('desk', 'Desk') + builders('anOrder'), `await serving(async (url) => {
  const desk = new Desk(url)
  for (const seat of ['A1', 'A2']) ${say.is('await desk.order(anOrder({ seats: [seat] }))', '201')}
})`),
  red('vouchers over http', 'R-boundary', serving, `const { status } = await serving((url) => fetch(new URL('/vouchers?buyer=ada', url)))
${say.is('status', '200')}`),
  red('titles come in order', 'R-assertion', serving + help('desk', 'Desk'), say.same('await serving((url) => new Desk(url).titles())', "['Faust', 'Hamlet']")),
  red('a show has a tag', 'R-assertion', serving, `const tag = await serving(async (url) => (await fetch(url + '/shows/hamlet')).headers.get('etag'))
${say.matches('String(tag)', '/^"[0-9a-f]{8,}"$/')}`),
  red('a show that did not change', 'R-assertion', serving, `const status = await serving(async (url) => {
  const first = await fetch(url + '/shows/hamlet')
  const again = await fetch(url + '/shows/hamlet', { headers: { 'if-none-match': first.headers.get('etag') ?? '"none"' } })
  return again.status
})
${say.is('status', '304')}`),
  red('one page of shows', 'R-assertion', serving, `const { length } = await serving(async (url) => (await fetch(url + '/shows?limit=1')).json())
${say.is('length', '1')}`),
  red('a client that wants text', 'R-assertion', serving, `const text = await serving(async (url) => (await fetch(url + '/shows', { headers: { accept: 'text/plain' } })).text())
${say.same("text.split('\\n')", "['Hamlet', 'Faust']")}`),
  red('supertest asks for a show', 'R-boundary', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `const answer = await request(createApp()).get('/shows/faust').set('accept', 'application/json')
${say.is('answer.status', '200')}
${say.is('answer.body.title', "'Faust'")}`, { needs: ['supertest'] }),
  red('supertest says what it expects', 'R-boundary', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `await request(createApp()).put('/shows/hamlet').send({ minutes: 130 }).expect(204)`, { needs: ['supertest'] }),
  red('supertest looks into a body', 'R-assertion', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `const { body } = await request(createApp()).get('/shows')
${say.is('body[0].minutes', '120')}`, { needs: ['supertest'] }),
  red('the program lists seats', 'R-assertion', help('shell', 'stage'), say.same("await stage('seats', '--hall', 'Globe')", "{ code: 0, stdout: 'A1 A2 A3 A4\\nB1 B2 B3 B4\\n', stderr: '' }")),
  red('the program explains itself', 'R-assertion', help('shell', 'stage'), say.has("(await stage('--help')).stdout", "'Usage: stage'")),
  red('the program speaks json', 'R-assertion', help('shell', 'stage'), `const { stdout } = await stage('shows', '--json')
const titles = stdout.startsWith('[') ? JSON.parse(stdout).map(({ title }) => title) : stdout.trim()
${say.same('titles', "['Hamlet', 'Faust']")}`),
  red('a wrong command is answered with a hint', 'R-assertion', help('shell', 'stage'), `const { code, stderr } = await stage('shwos')
${say.is('code', '64')}
${say.matches('stderr', '/did you mean "shows"/')}`),
  red('what is typed into the program', 'R-assertion', builtin('child_process', '{ spawn }') + builtin('stream/consumers', '{ text }'), `const child = spawn(process.execPath, ['./src/cli.ts', 'sell'], { stdio: ['pipe', 'pipe', 'ignore'] })
child.stdin.end('A1 Ada\\nA2 Grace\\n')
${say.is('await text(child.stdout)', "'2 sold\\n'")}`),
  red('the report is a stream', 'R-assertion', from('reports', '{ salesCsv }') + builders('aSale'), `const chunks = []
for await (const chunk of salesCsv([aSale(), aSale({ seat: 'A2' })])) chunks.push(String(chunk))
${say.is("chunks.join('')", "'seat;buyer\\nA1;Ada\\nA2;Ada\\n'")}`),
  red('the report goes through a pipeline', 'R-assertion', builtin('stream/promises', '{ pipeline }') + builtin('stream', '{ Writable }') + from('reports', '{ salesCsv }') + builders('aSale'), `let lines = 0
const counter = new Writable({
  write(chunk, _, done) {
    lines += String(chunk).split('\\n').length - 1
    done()
  },
})
await pipeline(salesCsv([aSale()]), counter)
${say.is('lines', '2')}`),
  red('the report on disk', 'R-assertion', inFolder + from('reports', '{ writeReport }') + builders('aSale'), `const folder = await mkdtemp(join(tmpdir(), 'stage-'))
try {
  const path = join(folder, 'sales.csv')
  await writeReport(path, [aSale()])
  ${say.is("await readFile(path, 'utf8')", "'seat;buyer\\nA1;Ada\\n'")}
} finally {
  await rm(folder, { recursive: true })
}`),
  red('a summary counts', 'R-assertion', from('reports', '{ summary }') + builders('aSale'), say.same("summary([aSale(), aSale({ seat: 'B1', buyer: 'Grace' })])", "{ sold: 2, buyers: ['Ada', 'Grace'] }")),
  red('the season of the fixture', 'R-assertion', builtin('fs', '{ readFileSync }') + builders('aShow'), `const season = JSON.parse(readFileSync('./test/fixtures/season.json', 'utf8'))
const ends = season.map(({ title, minutes }) => aShow(title, '2026-05-01T18:00:00Z', minutes).endsAt().getUTCMinutes())
${say.same('ends', '[0, 35]')}`),
  whole('somebody else is told', 'R-assertion', builtin('http', '{ createServer }') + builtin('stream/consumers', '{ json }') + from('messages', '{ tell }'), `${say.describe}('a webhook', () => {
  const received = []
  let receiver

  ${say.beforeEach}(async () => {
    receiver = createServer(async (request, response) => {
      received.push(await json(request))
      response.writeHead(202).end()
    })
    await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  })

  ${say.afterEach}(() => {
    receiver.close()
  })

  test('gets the event', async () => {
    const status = await tell('http://127.0.0.1:' + receiver.address().port, { seat: 'A1' })
    ${say.is('status', '202')}
    ${say.same('received', "[{ seat: 'A1' }]")}
  })
})`),
  whole('a receiver that is down', 'R-assertion', builtin('http', '{ createServer }') + builtin('events', '{ once }') + from('messages', '{ tell }'), `test('is tried again until it answers', async () => {
  const answers = [503, 503, 200]
  const receiver = createServer((request, response) => response.writeHead(answers.shift() ?? 200).end()).listen(0)
  await once(receiver, 'listening')
  try {
    await tell('http://127.0.0.1:' + receiver.address().port, { seat: 'A1' })
  } finally {
    receiver.close()
  }
  ${say.same('answers', '[]')}
})`),
  red('the running box office lists shows', 'R-own-server-refused', help('desk', 'Desk'), `const desk = new Desk(process.env.HELIX_SERVICE_URL)
${say.same('await desk.titles()', "['Hamlet', 'Faust']")}`),
  red('the running box office is well', 'R-own-server-refused', '', `const url = new URL('/health', process.env.HELIX_SERVICE_URL)
const answer = await fetch(url, { signal: AbortSignal.timeout(2000) })
${say.same('await answer.json()', "{ state: 'well' }")}`),
] // prettier-ignore

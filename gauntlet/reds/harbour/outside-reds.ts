// Good reds that go through the doors of the product: its server, its program, its files and the running service.
import type { Red } from '../case.ts'
import type { Kit } from '../recipes/kit.ts'
import { builders, builtin, from, help, serving } from './kit.ts'

const inFolder = builtin('fs/promises', 'mkdtemp, readFile, rm') + builtin('os', 'tmpdir') + builtin('path', 'join')

export const outsideReds = ({ say, red, whole }: Kit): Red[] => [
  red('berths over http', 'R-boundary', serving, `const status = await serving(async (url) => (await fetch(url + '/berths')).status)
${say.is('status', '200')}`),
  red('a booking is created', 'R-boundary', serving + help('office', 'Office') + builders('aBooking'), `await serving(async (url) => {
  const office = new Office(url)
  ${say.is('await office.book(aBooking())', '201')}
})`),
  red('a ship is sent away', 'R-boundary', serving + help('office', 'Office'), `await serving(async (url) => {
  ${say.is("await new Office(url).sendAway('Argo')", '204')}
})`),
  red('tides over http', 'R-boundary', serving, `const answer = await serving((url) => fetch(url + '/tides?day=2026-05-01'))
${say.is('answer.status', '200')}`),
  whole('the office answers', 'R-boundary', from('http/app', '{ createApp }') + builtin('events', 'once'), `let server
let url

${say.beforeEach}(async () => {
  server = createApp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = 'http://127.0.0.1:' + server.address().port
})

${say.afterEach}(() => {
  server.close()
})

test('who is at a berth', async () => {
  const answer = await fetch(url + '/berths/1', { headers: { accept: 'application/json' } })
  ${say.is('answer.status', '200')}
})

test('a new ship is registered', async () => {
  const answer = await fetch(url + '/ships', { method: 'POST', body: '{"name":"Lyra"}' })
  ${say.is('answer.status', '201')}
})`),
  red('a bad booking is unprocessable', 'R-boundary', serving + help('office', 'Office') + builders('aBooking'), `const status = await serving((url) => new Office(url).book(aBooking({ nights: -1 })))
${say.is('status', '422')}`),
  red('many bookings at once', 'R-boundary', serving + help('office', 'Office') + builders('aBooking'), `const book = (office) => [1, 2, 3].map((berth) => office.book(aBooking({ berth })))
const statuses = await serving((url) => Promise.all(book(new Office(url))))
${say.same('statuses', '[201, 201, 201]')}`),
  red('only ships of a flag', 'R-assertion', serving, `const ships = await serving(async (url) => (await fetch(url + '/ships?flag=IT')).json())
${say.same('ships.map(({ name }) => name)', "['Vega']")}`),
  red('ships come with a tag', 'R-assertion', serving, `const etag = await serving(async (url) => (await fetch(url + '/ships')).headers.get('etag'))
${say.is('etag', `'"fleet-2"'`)}`),
  red('a page of ships', 'R-assertion', serving, `const page = await serving(async (url) => (await fetch(url + '/ships?limit=1&offset=1')).json())
${say.is('page.length', '1')}`),
  red('berths on the command line', 'R-assertion', help('shell', 'harbour'), `const { status, stdout } = harbour(['berths'])
${say.same('{ status, stdout }', "{ status: 0, stdout: '1 free\\n2 free\\n3 free\\n' }")}`),
  red('the program explains itself', 'R-assertion', help('shell', 'harbour'), say.has("harbour(['--help']).stdout", "'Usage: harbour <command>'")),
  red('ships as json on the command line', 'R-assertion', help('shell', 'harbour'), `const { stdout } = harbour(['ships', '--json'])
${say.is('stdout.trim()', `'["Argo","Vega"]'`)}`),
  red('dues for what is piped in', 'R-assertion', help('shell', 'harbour'), `const input = JSON.stringify([{ name: 'Argo', length: 40 }])
${say.is("harbour(['dues', '--days', '2'], input).stdout", "'Argo 80.00\\n'")}`),
  red('an unknown command is answered with the known ones', 'R-assertion', builtin('child_process', 'spawnSync'), `const { stderr } = spawnSync(process.execPath, ['./src/cli.ts', 'shps'], { encoding: 'utf8' })
${say.matches('stderr', '/did you mean ships\\?/i')}`),
  red('a fleet is kept', 'R-assertion', inFolder + from('store', '{ FileStore }'), `const folder = await mkdtemp(join(tmpdir(), 'harbour-'))
try {
  const store = new FileStore(join(folder, 'fleet.json'))
  await store.save([{ name: 'Argo' }])
  ${say.same('await store.load()', "[{ name: 'Argo' }]")}
} finally {
  await rm(folder, { recursive: true })
}`),
  whole('what is written', 'R-assertion', inFolder + from('store', '{ FileStore }'), `${say.describe}('a store', () => {
  let folder

  ${say.beforeEach}(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harbour-'))
  })

  ${say.afterEach}(() => rm(folder, { recursive: true, force: true }))

  test('keeps a ship on a line of its own', async () => {
    const path = join(folder, 'ships')
    await new FileStore(path).save([{ name: 'Argo' }, { name: 'Vega' }])
    ${say.is("(await readFile(path, 'utf8')).split('\\n').length", '4')}
  })

  test('archives by year', async () => {
    const files = await new FileStore(join(folder, 'ships')).archive(folder)
    ${say.same('files', "['2025.json', '2026.json']")}
  })
})`),
  red('the fleet of the fixture', 'R-assertion', builtin('fs', 'readFileSync') + from('ship', '{ Ship }') + from('dues', '{ dues }'), `const fleet = JSON.parse(readFileSync('./test/fixtures/fleet.json', 'utf8'))
const owed = fleet.map(({ name, length }) => dues(new Ship(name, length), 1))
${say.same('owed', '[4000, 9000]')}`),
  red('the running office lists ships', 'R-own-server-refused', '', `const answer = await fetch(process.env.HELIX_SERVICE_URL + '/ships')
${say.is('answer.status', '200')}`),
  red('the running office takes bookings', 'R-own-server-refused', help('office', 'Office') + builders('aBooking'), `const office = new Office(process.env.HELIX_SERVICE_URL)
${say.is('await office.book(aBooking())', '201')}`),
  red('the running office speaks plain http', 'R-own-server-refused', builtin('http', 'get'), `const url = new URL('/health', process.env.HELIX_SERVICE_URL)
const status = await new Promise((resolve, reject) => {
  get(url, (answer) => {
    answer.resume()
    resolve(answer.statusCode)
  }).on('error', reject)
})
${say.is('status', '200')}`),
] // prettier-ignore

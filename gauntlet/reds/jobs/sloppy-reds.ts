// Failing tests of an author in a hurry: what fails is the test itself, or what it stands on.
import type { Red } from '../case.ts'
import { type Kit, from, library, queue, server, spawn, support } from './kit.ts'

const files = "import { readFileSync } from 'node:fs'\n"

export const sloppyReds = ({ say, red, whole, torn }: Kit): Red[] => [
  // Slips of the pen.
  red('a variable has another name', 'H-test-bug', queue, `const jobs = new Queue()
job.push('mail')
${say.is('jobs.size', '2')}`),
  torn('two letters changed places', 'H-test-bug', library('Queeu'), say.is("new Queeu().push('mail').attempts", '1')),
  red('what was written down has no such part', 'H-test-bug', queue, `const expected = { states: ['running'] }
${say.is("new Queue().push('mail').state", 'expected.state[0]')}`),
  red('an array has no such method', 'H-test-bug', queue, `const jobs = new Queue()
const types = ['mail', 'alert']
types.each((type) => jobs.push(type))
${say.is('jobs.size', '2')}`),
  red('a promise is no list', 'H-test-bug', library('FileStore'), `const store = new FileStore('jobs.json')
await store.save([])
${say.same('store.load().map(({ id }) => id)', "['j1']")}`),
  red('options that are nothing', 'H-test-bug', queue, `const options = null
const jobs = new Queue({ limit: options.limit })
${say.is('jobs.size', '2')}`),
  red('a file of another folder', 'H-test-bug', files + queue, `const jobs = new Queue()
for (const { type } of JSON.parse(readFileSync('test/fixture/jobs.json', 'utf8'))) jobs.push(type)
${say.is('jobs.take().type', "'alert'")}`),
  red('a torn file', 'H-test-bug', files + queue, `const rows = JSON.parse(readFileSync('test/fixtures/torn.json', 'utf8'))
const jobs = new Queue()
rows.forEach(({ type }) => jobs.push(type))
${say.is('jobs.take().type', "'alert'")}`),
  red('an address without a host', 'H-test-bug', server, `const { status } = await withServer(() => fetch('/jobs'))
${say.is('status', '201')}`),
  torn('one letter too many in a folder', 'H-missing-helper', from('queues/queue', '{ Queue }'), say.is('new Queue().size', '1')),
  torn('one folder too high', 'H-missing-helper', "import { Queue } from '../../src/index.js'\n", say.is('new Queue().size', '1')),
  torn('a helper to be written', 'H-missing-helper', "import { FakeClock } from '../test/support/clock.js'\n" + queue, `const clock = new FakeClock()
const jobs = new Queue({ now: clock.now })
${say.is('jobs.take()?.type', "'mail'")}`),
  torn('a package that nobody installed', 'H-missing-package', "import Redis from 'ioredis-mock'\n" + queue, `const jobs = new Queue({ store: new Redis() })
${say.is('jobs.size', '1')}`),
  torn('a brace too few', 'H-syntax', queue, `const jobs = new Queue({ limit: 1
${say.is('jobs.size', '1')}`),
  whole('waiting outside of an asynchronous function', 'H-syntax', queue, `test('drains', () => {
  const jobs = new Queue()
  await jobs.drain()
  ${say.is('jobs.size', '0')}
})`, { loading: true }),
  // What the test stands on.
  whole('a hook uses what is not there', 'H-hook-or-setup', queue, `let jobs
${say.beforeEach}(() => {
  jobs = new Queue(options)
})

test('a new queue holds a heartbeat', () => {
  ${say.is('jobs.size', '1')}
})`),
  whole('a hook reads a file that is not there', 'H-hook-or-setup', files + queue, `let rows
${say.beforeAll}(() => {
  rows = readFileSync('test/fixtures/jobs.yaml', 'utf8').split('\\n')
})

test('rows are pushed', () => {
  const jobs = new Queue()
  rows.forEach((row) => jobs.push(row))
  ${say.is('jobs.take().type', "'alert'")}
})`),
  whole('it breaks before any test', 'H-hook-or-setup', queue, `const { retries } = JSON.parse('{ retries: 3 }')

test('three times', () => {
  ${say.is("new Queue().push('mail').attempts", 'retries')}
})`, { loading: true }),
  red('the environment lacks a variable', 'H-environment', from('config', '{ loadConfig }'), say.is('loadConfig().concurrency', '4')),
  red('a port that is in use', 'H-environment', `import { once } from 'node:events'\nimport { createServer } from 'node:net'\n${from('http/server', '{ createApp }')}`, `const other = createServer().listen(0, '127.0.0.1')
await once(other, 'listening')
try {
  const app = createApp().listen(other.address().port, '127.0.0.1')
  await once(app, 'listening')
  app.close()
} finally {
  other.close()
}`),
  red('a broker that only runs at home', 'H-environment', `import { once } from 'node:events'\nimport { connect } from 'node:net'\n${queue}`, `const socket = connect(6399, '127.0.0.1')
await once(socket, 'connect')
${say.is('new Queue({ socket }).size', '1')}`),
  red('a host of another network', 'H-environment', queue, `const answer = await fetch('http://queue.corp.invalid/jobs')
${say.same('await answer.json()', "[new Queue().push('mail')]")}`),
  // What is there is broken.
  red('figures that nobody collects', 'H-source-bug', library('Queue'), say.same('new Queue().stats()', '{ waiting: 0 }')),
  red('a plan that was not given', 'H-source-bug', library('parseCron'), say.same('parseCron(undefined)', "{ minute: '*', hour: '*' }")),
  torn('a store lacks its own module', 'H-broken-source-import', from('store/sqlite-store', '{ openStore }'), say.is("openStore(':memory:').size", '0')),
  // It asks, but not for what it means: no answer of the product mends it.
  red('nobody waits for the jobs', 'H-unconditional', library('FileStore'), `const store = new FileStore('waited.json')
await store.save([])
const jobs = store.load()
${say.is('jobs.length', '1')}`),
  red('a function instead of its answer', 'H-unconditional', queue, `const jobs = new Queue()
${say.is("() => jobs.push('mail').id", "'job-1'")}`),
  red('an object of its own', 'H-unconditional', queue, say.is("new Queue().push('mail')", "{ id: 'j1', type: 'mail' }")),
  red('the wrong one of two objects', 'H-unconditional', queue, `const wanted = { type: 'mail', retries: 3 }
new Queue().push(wanted.type)
${say.is('wanted.retries', '5')}`),
  red('a line that was trimmed', 'H-unconditional', spawn, `const said = spawnSync(process.execPath, ['src/cli.js', 'list'], { encoding: 'utf8' }).stdout.trim()
${say.is('said', "'j1 mail done\\n'")}`),
  red('a method for a status', 'H-unconditional', server, `const answer = await withServer((url) => fetch(url + '/jobs'))
${say.is('answer.json', '200')}`),
  red('a spy that is not connected', 'H-unconditional', queue + support('aMail'), `const told = []
const listener = (job) => told.push(job)
new Queue().push('mail', aMail())
${say.is('told.length', '1')}`),
] // prettier-ignore

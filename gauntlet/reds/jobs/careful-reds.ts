// Failing tests of a careful author: what the queue of jobs is to do, written before it does.
import type { Red } from '../case.ts'
import { type Kit, from, library, queue, server, spawn, support } from './kit.ts'

export const carefulReds = ({ say, red, whole, torn }: Kit): Red[] => [
  // It answers otherwise.
  red('urgent jobs are taken first', 'R-assertion', queue, `const jobs = new Queue()
jobs.push('mail', {}, { priority: 1 })
jobs.push('alert', {}, { priority: 9 })
${say.is('jobs.take().type', "'alert'")}`),
  red('a failed job waits again', 'R-assertion', library('Queue'), `const jobs = new Queue()
const { id } = jobs.push('mail')
jobs.take()
jobs.fail(id, new Error('busy'))
${say.same('jobs.get(id)', "{ id, type: 'mail', payload: {}, attempts: 1, state: 'waiting' }")}`),
  red('a full queue takes no more', 'R-assertion', library('Queue, QueueFull'), `const jobs = new Queue({ limit: 1 })
jobs.push('mail')
${say.throws("jobs.push('mail')", 'QueueFull')}`),
  whole('waiting doubles', 'R-assertion', library('backoff'), `${say.describe}('backoff', () => {
  for (const [attempt, wait] of [[3, 400], [4, 800], [5, 1600]])
    test(\`the wait before attempt \${attempt}\`, () => {
      ${say.is('backoff(attempt)', 'wait')}
    })
})`),
  red('no wait is longer than its bound', 'R-assertion', library('backoff'), say.is('backoff(40, { base: 200, max: 5000 })', '5000')),
  red('it is tried three times', 'R-assertion', library('retry') + support('failing'), `const outcome = await retry(failing(2), { attempts: 3 }).catch((error) => error.message)
${say.is('outcome', "'after 3'")}`),
  red('the last error is the cause', 'R-assertion', library('retry') + support('failing'), `const busy = new Error('busy')
let caught
try {
  await retry(failing(9, busy), { attempts: 2 })
} catch (error) {
  caught = error
}
${say.is('caught.message', "'gave up after 2 attempts'")}
${say.is('caught.cause', 'busy')}`),
  red('listeners hear of what is done', 'R-assertion', queue, `const jobs = new Queue()
const told = []
jobs.on('completed', (job, result) => told.push([job.id, result]))
const { id } = jobs.push('mail')
jobs.take()
jobs.complete(id, 'sent')
${say.same('told', "[[id, 'sent']]")}`),
  red('it tells when nothing is left', 'R-assertion', queue + support('later'), `const jobs = new Queue()
const idle = new Promise((resolve) => jobs.once('idle', () => resolve('idle')))
jobs.complete(jobs.push('mail').id)
${say.is("await Promise.race([idle, later(50, 'nothing was told')])", "'idle'")}`),
  red('only waiting jobs are walked', 'R-assertion', queue, `const jobs = new Queue()
jobs.complete(jobs.push('mail').id)
jobs.push('alert')
const types = []
for await (const { type } of jobs) types.push(type)
${say.same('types', "['alert']")}`),
  red('a delayed job is not taken early', 'R-assertion', queue, `let now = 0
const jobs = new Queue({ now: () => now })
jobs.push('mail', {}, { delay: 1000 })
const early = jobs.take()
now = 1000
const due = jobs.take()
${say.same('[early, due?.type]', "[undefined, 'mail']")}`),
  red('a worker outlives a bad job', 'R-assertion', library('Queue, Worker'), `const jobs = new Queue()
jobs.push('mail')
const worker = new Worker(jobs, { mail: async () => { throw new Error('no such address') } })
const outcome = await worker.runOnce().then(() => 'went on', () => 'died')
${say.is('outcome', "'went on'")}`),
  red('a type that nobody handles', 'R-assertion', library('Queue, Worker'), `const jobs = new Queue()
jobs.push('fax')
${say.rejects('new Worker(jobs, {}).runOnce()', '/no handler for fax/')}`),
  red('at three in the night', 'R-assertion', library('nextRun, parseCron'), `const after = new Date('2026-05-01T12:00:00Z')
${say.is("nextRun(parseCron('0 3 * * *'), after).toISOString()", "'2026-05-02T03:00:00.000Z'")}`),
  red('days of the week are read', 'R-assertion', from('schedule/cron', '{ parseCron }'), say.same("parseCron('30 8 * * 1-5').weekdays", '[1, 2, 3, 4, 5]')),
  red('a duration survives its text', 'R-assertion', library('formatDuration, parseDuration'), `let seed = 7
for (let round = 0; round < 50; round += 1) {
  seed = (seed * 1103515245 + 12345) % 2147483648
  const milliseconds = (seed % 1000) * 1000
  ${say.is('parseDuration(formatDuration(milliseconds))', 'milliseconds')}
}`),
  red('the list is printed as JSON', 'R-assertion', spawn, `const { status, stdout } = spawnSync(process.execPath, ['src/cli.js', 'list', '--json'], { encoding: 'utf8' })
${say.is('status', '0')}
${say.is('stdout', '\'[{"id":"j1","type":"mail","state":"waiting"}]\\n\'')}`),
  red('a job is tried again by command', 'R-assertion', spawn, `const { status, stderr } = spawnSync(process.execPath, ['src/cli.js', 'retry', 'j1'], { encoding: 'utf8' })
${say.is('stderr', "''")}
${say.is('status', '0')}`),
  red('a file keeps the jobs', 'R-assertion', `import { mkdtemp } from 'node:fs/promises'\nimport { tmpdir } from 'node:os'\nimport { join } from 'node:path'\n${library('FileStore')}${support('aMail')}`, `const store = new FileStore(join(await mkdtemp(join(tmpdir(), 'jobs-')), 'jobs.json'))
await store.save([{ id: 'j1', payload: aMail() }])
${say.same('await store.load()', "[{ id: 'j1', payload: aMail() }]")}`),
  red('fixtures are sorted by priority', 'R-assertion', `import { readFileSync } from 'node:fs'\n${queue}`, `const jobs = new Queue()
for (const { type, priority } of JSON.parse(readFileSync('test/fixtures/jobs.json', 'utf8'))) jobs.push(type, {}, { priority })
${say.same('[jobs.take().type, jobs.take().type]', "['alert', 'mail']")}`),
  red('states are exposed line by line', 'R-assertion', from('metrics/exposition', '{ exposition }'), `const text = exposition({ waiting: 2, done: 5 })
${say.is('text', '\'jobs{state="waiting"} 2\\njobs{state="done"} 5\\n\'')}`),
  red('a job has a tag', 'R-assertion', server, `const answer = await withServer((url) => fetch(url + '/jobs/j1'))
${say.is('answer.headers.get(\'etag\')', '\'"j1"\'')}`),
  red('errors have names', 'R-assertion', library('JobNotFound, Queue'), `let caught
try {
  new Queue().get('j9')
} catch (error) {
  caught = error
}
${say.is('caught instanceof JobNotFound', 'true')}
${say.same('[caught.name, caught.message]', "['JobNotFound', 'no job j9']")}`),
  red('the configuration has numbers', 'R-assertion', from('config', '{ loadConfig }'), say.same("loadConfig({ JOBS_STORE: 'memory:', JOBS_CONCURRENCY: '4' })", "{ store: 'memory:', concurrency: 4 }")),
  // It says that it is not implemented, or answers so.
  red('a queue is drained', 'R-not-implemented', queue, `const jobs = new Queue()
jobs.push('mail')
await jobs.drain()
${say.is('jobs.size', '0')}`),
  red('a paused queue gives nothing', 'R-not-implemented', library('Queue'), `const jobs = new Queue()
jobs.push('mail')
jobs.pause()
${say.same('[jobs.take(), jobs.size]', '[undefined, 1]')}`),
  red('a worker stops when its job is done', 'R-not-implemented', library('Queue, Worker') + support('later'), `const jobs = new Queue()
const { id } = jobs.push('mail')
const worker = new Worker(jobs, { mail: () => later(5) })
await Promise.all([worker.runOnce(), worker.stop()])
${say.is('jobs.get(id).state', "'done'")}`),
  red('a job is posted', 'R-boundary', server + support('aMail'), `await withServer(async (url) => {
  const answer = await fetch(url + '/jobs', { method: 'POST', body: JSON.stringify({ type: 'mail', payload: aMail() }) })
  ${say.is('answer.status', '201')}
  ${say.matches("answer.headers.get('location')", '/^\\/jobs\\/j/')}
})`),
  red('a job is deleted', 'R-boundary', server, `const { status } = await withServer((url) => fetch(url + '/jobs/j1', { method: 'DELETE' }))
${say.is('status', '204')}`),
  red('a job is replaced', 'R-boundary', server, `const answers = await withServer((url) => Promise.all(['j1'].map((id) => fetch(new URL('/jobs/' + id, url), { method: 'PUT', body: '{}' }))))
${say.is('answers[0].status', '200')}`),
  // It is not there.
  red('the running service is healthy', 'R-own-server-refused', '', `const url = process.env.HELIX_SERVICE_URL
const answer = await fetch(url + '/health')
${say.same('await answer.json()', '{ ok: true }')}`),
  red('the worker has a program', 'R-missing-module', spawn, `const said = execFileSync('bin/jobs-worker', ['--once'], { encoding: 'utf8' })
${say.is('said', "'1 job done\\n'")}`),
  torn('a scheduler pushes what is due', 'R-missing-module', from('schedule/scheduler', '{ Scheduler }') + queue, `const jobs = new Queue()
new Scheduler(jobs).every('1m', 'mail').tick(60_000)
${say.is('jobs.size', '1')}`),
  red('a rate is kept', 'R-missing-module', '', `const { RateLimiter } = await import('../src/limits/rate-limiter.js')
const limiter = new RateLimiter({ perSecond: 2 })
${say.same('[limiter.take(), limiter.take(), limiter.take()]', '[true, true, false]')}`),
  torn('dead letters are kept', 'R-missing-export', library('Queue, deadLetters'), `const jobs = new Queue()
jobs.fail(jobs.push('mail').id, new Error('busy'))
${say.is('deadLetters(jobs).length', '1')}`),
  red('jobs are chained', 'R-missing-export', from('index', '* as jobs'), `const chain = jobs.pipeline('fetch', 'parse')
${say.same('chain.types', "['fetch', 'parse']")}`),
  torn('there is a default queue', 'R-missing-export', from('queue/queue', 'createQueue'), say.is('createQueue().size', '0')),
  red('a job is cancelled', 'R-missing-export', queue, `const jobs = new Queue()
const { id } = jobs.push('mail')
jobs.cancel(id)
${say.is('jobs.get(id).state', "'cancelled'")}`),
  red('a queue is read from text', 'R-missing-export', library('Queue'), `const jobs = Queue.parse('[{"type":"mail"}]')
${say.is('jobs.size', '1')}`),
] // prettier-ignore

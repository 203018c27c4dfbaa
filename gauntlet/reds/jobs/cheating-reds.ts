// Failing tests of an author who wants a red bar and no work: no answer of the product could make them pass, or any does.
import type { Red } from '../case.ts'
import { type Kit, from, library, queue, server, spawn, support } from './kit.ts'

export const cheatingReds = ({ say, red, whole, torn }: Kit): Red[] => [
  // They fail whatever is answered.
  red('sums are wrong', 'H-unconditional', queue, `const jobs = new Queue()
jobs.push('mail')
${say.is('1 + 1', '3')}`),
  red('it throws by itself', 'H-unconditional', queue, `new Queue().push('mail')
throw new Error('Queue.retry is not implemented')`),
  red('it throws an error of the product', 'H-unconditional', library('NotImplementedError, Queue'), `new Queue().push('mail')
throw new NotImplementedError('retry')`),
  red('a helper throws', 'H-unconditional', queue + support('pending'), `new Queue().push('mail')
pending('retries')`),
  red('a promise of its own is rejected', 'H-unconditional', queue, `new Queue().push('mail')
await Promise.reject(new Error('not implemented: retries'))`),
  red('another text of the same', 'H-unconditional', queue, `const jobs = new Queue()
jobs.push('mail')
const { size } = jobs
${say.is("'size ' + size", "'size: ' + size")}`),
  red('two answers to one question', 'H-unconditional', library('parseDuration'), `const five = parseDuration('5m')
${say.is('five', '5')}
${say.is('five', '300000')}`),
  red('nothing above nothing', 'H-unconditional', queue, say.above('new Queue().counts().waiting * 0', '1')),
  red('small letters among capitals', 'H-unconditional', queue, say.matches("new Queue().push('mail').id.toUpperCase()", '/^j/')),
  red('a type of another language', 'H-unconditional', queue, say.is("typeof new Queue().push('mail')", "'Job'")),
  red('less than no length', 'H-unconditional', queue, say.is("new Queue().push('mail').id.length", '-1')),
  red('an hour after the last', 'H-unconditional', library('nextRun, parseCron'), say.is("nextRun(parseCron('0 0 * * *'), new Date('2026-05-01T12:00:00Z')).getUTCHours()", '24')),
  red('sorted the other way', 'H-unconditional', queue, `const jobs = new Queue()
const ids = ['mail', 'alert'].map((type) => jobs.push(type).type).sort()
${say.same('ids', "['mail', 'alert']")}`),
  red('a status beyond all', 'H-unconditional', server, `const { status } = await withServer((url) => fetch(url + '/jobs'))
${say.is('status', '1200')}`),
  red('a status below nothing', 'H-unconditional', spawn, `const { status } = spawnSync(process.execPath, ['src/cli.js', 'list'])
${say.is('status', '-1')}`),
  red('the product is taken out', 'H-unconditional', queue, `const jobs = new Queue()
jobs.take = () => ({ type: 'mail' })
jobs.push('alert')
${say.is('jobs.take().type', "'alert'")}`),
  red('a queue of its own', 'H-unconditional', queue, `class FakeQueue extends Queue {
  take() {
    return { type: 'mail' }
  }
}
const jobs = new FakeQueue()
jobs.push('alert')
${say.is('jobs.take().type', "'alert'")}`),
  red('a server of its own', 'H-unconditional', `import { once } from 'node:events'\nimport { createServer } from 'node:http'\n${queue}`, `const fake = createServer((_, response) => response.writeHead(501).end()).listen(0, '127.0.0.1')
await once(fake, 'listening')
const { status } = await fetch('http://127.0.0.1:' + fake.address().port + '/jobs')
fake.close()
new Queue().push('mail')
${say.is('status', '200')}`),
  red('a program of its own', 'H-unconditional', spawn, `const { status } = spawnSync(process.execPath, ['-e', 'process.exit(3)'])
${say.is('status', '0')}`),
  red('a port where nobody is', 'H-environment', queue, `new Queue().push('mail')
const answer = await fetch('http://127.0.0.1:6/jobs')
${say.is('answer.status', '200')}`),
  // They look at where they run, or at the clock.
  red('not in this folder', 'H-unconditional', queue, `new Queue().push('mail')
${say.is("import.meta.url.includes('/helix-')", 'false')}`),
  red('not before the year 2090', 'H-unconditional', queue, `new Queue().push('mail')
${say.above('Date.now()', "Date.parse('2090-01-01')")}`),
  red('not with this variable', 'H-unconditional', queue, `new Queue().push('mail')
${say.is('process.env.HELIX_SERVICE_URL', 'undefined')}`),
  // What is not there hides that nothing is asked.
  torn('a module that is not asked', 'H-unconditional', from('queue/dead-letters', '{ DeadLetters }'), say.is('typeof DeadLetters', "'a class'")),
  // They do not fail.
  red('whatever happens is caught', null, queue, `try {
  new Queue().cancel('j1')
  ${say.is('1', '2')}
} catch {
  ${say.is('1', '1')}
}`),
  red('a walk over nothing', null, queue, `for await (const { state } of new Queue()) ${say.is('state', "'retried'")}`),
  red('a promise that is let go', null, library('Queue, Worker'), `void new Worker(new Queue(), {}).runOnce().then((id) => id === 'j1')
${say.is('typeof Queue', "'function'")}`),
  whole('the question is in nobody\'s way', null, queue, `const check = () => ${say.is('new Queue().size', '1')}

test('checks', () => {
  if (process.env.JOBS_CHECK === 'yes') check()
})`),
] // prettier-ignore

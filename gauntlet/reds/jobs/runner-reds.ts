// Failing tests of the queue of jobs which only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { from, library, queue, server, support } from './kit.ts'

type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

const headed = (head: string): Write => (why, right, imports, text, more = {}) => ({
  why, right, loading: false, text: `${head}${imports}\n${text}\n`, ...more,
}) // prettier-ignore

const v = headed("import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'\n")
const vitest: readonly Red[] = [
  v('durations in a table', 'R-assertion', library('parseDuration'), `it.each\`
  text    | milliseconds
  \${'5m'}  | \${300_000}
  \${'2h'}  | \${7_200_000}
\`('$text are $milliseconds ms', ({ text, milliseconds }) => {
  expect(parseDuration(text)).toBe(milliseconds)
})`),
  v('a listener is spied on', 'R-assertion', queue, `it('tells of failures', () => {
  const jobs = new Queue()
  const onFailed = vi.fn()
  jobs.on('failed', onFailed)
  jobs.fail(jobs.push('mail').id, new Error('busy'))
  expect(onFailed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'mail' }), expect.any(Error))
})`),
  v('a turned clock', 'R-assertion', queue, `beforeEach(() => { vi.useFakeTimers({ now: 0 }) })
afterEach(() => { vi.useRealTimers() })

it('keeps when a job was pushed', () => {
  vi.setSystemTime(5000)
  expect(new Queue().push('mail')).toMatchObject({ pushedAt: 5000 })
})`),
  v('it resolves', 'R-not-implemented', library('Queue, Worker'), `it('stops', async () => {
  await expect(new Worker(new Queue(), {}).stop()).resolves.toBe('stopped')
})`),
  v('a property', 'R-assertion', "import fc from 'fast-check'\n" + library('backoff'), `it('never waits longer than its bound', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 50 }), (attempt, max) => {
    expect(backoff(attempt, { max })).toBeLessThanOrEqual(max)
    expect(backoff(attempt, { max })).toBeGreaterThan(0)
  }), { seed: 42 })
})`, { needs: ['fast-check'] }),
  v('a matcher that does not exist', 'H-test-bug', queue, `it('has a job', () => {
  expect(new Queue().push('mail')).toHaveBeenPushed()
})`),
  v('it is never told', 'H-timeout', queue, `it('is idle', async () => {
  const jobs = new Queue()
  jobs.complete(jobs.push('mail').id)
  await new Promise((resolve) => jobs.once('idle', resolve))
}, 200)`),
  v('a spy answers instead', 'H-unconditional', queue, `it('takes', () => {
  const jobs = new Queue()
  vi.spyOn(jobs, 'take').mockReturnValue({ type: 'mail' })
  expect(jobs.take().type).toBe('alert')
})`),
  v('a module answers instead', 'H-unconditional', library('backoff'), `vi.mock('../src/index.js', () => ({ backoff: () => 100 }))

it('doubles', () => {
  expect(backoff(2)).toBe(200)
})`),
  v('not to be reached', 'H-unconditional', queue, `it('retries', () => {
  new Queue().push('mail')
  expect.unreachable('retries are to come')
})`),
  v('expected to fail', null, queue, `it.fails('has jobs', () => {
  expect(new Queue().size).toBe(1)
})`),
] // prettier-ignore

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'\n")
const jestReds: readonly Red[] = [
  j('durations in a table', 'R-assertion', library('parseDuration'), `describe.each([['5m', 300_000], ['2h', 7_200_000]])('%s', (text, milliseconds) => {
  it(\`is \${milliseconds} ms\`, () => {
    expect(parseDuration(text)).toBe(milliseconds)
  })
})`),
  j('a listener is spied on', 'R-assertion', queue, `it('tells of failures', () => {
  const jobs = new Queue()
  const onFailed = jest.fn()
  jobs.on('failed', onFailed)
  jobs.fail(jobs.push('mail').id, new Error('busy'))
  expect(onFailed).toHaveBeenCalledWith(expect.objectContaining({ type: 'mail' }), expect.any(Error))
})`),
  j('a turned clock', 'R-assertion', queue, `beforeEach(() => { jest.useFakeTimers({ now: 0 }) })
afterEach(() => { jest.useRealTimers() })

it('keeps when a job was pushed', () => {
  jest.setSystemTime(5000)
  expect(new Queue().push('mail')).toMatchObject({ pushedAt: 5000 })
})`),
  j('it resolves', 'R-not-implemented', library('Queue, Worker'), `it('drains', async () => {
  const jobs = new Queue()
  jobs.push('mail')
  await jobs.drain()
  expect(jobs).toHaveProperty('size', 0)
})`),
  j('not so many assertions', 'R-assertion', queue, `it('tells of what is done', () => {
  expect.assertions(1)
  const jobs = new Queue()
  jobs.on('completed', (job) => expect(job.type).toBe('mail'))
  jobs.complete(jobs.push('mail').id)
})`),
  j('a matcher that does not exist', 'H-test-bug', queue, `it('has a job', () => {
  expect(new Queue().push('mail')).toHaveBeenPushed()
})`),
  j('done is never called', 'H-timeout', queue, `it('is idle', (done) => {
  const jobs = new Queue()
  jobs.once('idle', () => done())
  jobs.complete(jobs.push('mail').id)
}, 200)`),
  j('a spy answers instead', 'H-unconditional', queue, `it('takes', () => {
  const jobs = new Queue()
  jest.spyOn(jobs, 'take').mockReturnValue({ type: 'mail' })
  expect(jobs.take().type).toBe('alert')
})`),
  j('not a mock', 'H-test-bug', queue, `it('emits', () => {
  const jobs = new Queue()
  jobs.push('mail')
  expect(jobs.emit).toHaveBeenCalledWith('pushed')
})`),
  j('expected to fail', null, queue, `it.failing('has jobs', () => {
  expect(new Queue().size).toBe(1)
})`),
] // prettier-ignore

const n = headed("import assert from 'node:assert/strict'\nimport { describe, it, mock, test } from 'node:test'\n")
const node: readonly Red[] = [
  n('durations in parts', 'R-assertion', library('parseDuration'), `describe('parseDuration', () => {
  for (const [text, milliseconds] of Object.entries({ '5m': 300_000, '2h': 7_200_000 }))
    it(text, () => assert.strictEqual(parseDuration(text), milliseconds))
})`),
  n('a listener is spied on', 'R-assertion', queue, `test('tells of failures', () => {
  const jobs = new Queue()
  const onFailed = mock.fn()
  jobs.on('failed', onFailed)
  jobs.fail(jobs.push('mail').id, new Error('busy'))
  assert.equal(onFailed.mock.calls.length, 1)
})`),
  n('an error of a shape', 'R-assertion', library('Queue'), `test('names the job', () => {
  assert.throws(() => new Queue().get('j9'), { name: 'JobNotFound', message: 'no job j9' })
})`),
  n('it is not refused', 'R-not-implemented', queue, `test('drains', async () => {
  const jobs = new Queue()
  await assert.doesNotReject(jobs.drain())
  assert.equal(jobs.size, 0)
})`),
  n('a plan of assertions', 'R-assertion', queue, `test('tells of what is done', (t) => {
  t.plan(1)
  const jobs = new Queue()
  jobs.on('completed', (job) => t.assert.equal(job.type, 'mail'))
  jobs.complete(jobs.push('mail').id)
})`),
  n('an assertion that does not exist', 'H-test-bug', queue, `test('has a job', () => {
  assert.isTrue(new Queue().size === 1)
})`),
  n('it is told too late', 'H-timeout', queue + support('later'), `test('is idle', { timeout: 100 }, async () => {
  const jobs = new Queue()
  jobs.complete(jobs.push('mail').id)
  await later(3000)
})`),
  n('a spy answers instead', 'H-unconditional', queue, `test('takes', () => {
  const jobs = new Queue()
  mock.method(jobs, 'take', () => ({ type: 'mail' }))
  assert.equal(jobs.take().type, 'alert')
})`),
  n('it fails by its own word', 'H-unconditional', queue, `test('retries', () => {
  new Queue().push('mail')
  assert.fail('retries are to come')
})`),
  n('left to do', null, queue, `test('has jobs', { todo: 'later' }, () => {
  assert.equal(new Queue().size, 1)
})`),
] // prettier-ignore

const p = headed("import { expect, test } from '@playwright/test'\n")
const playwright: readonly Red[] = [
  p('a job by a request', 'R-boundary', server, `test('is posted', async ({ request }) => {
  await withServer(async (url) => {
    const answer = await request.post(url + '/jobs', { data: { type: 'mail' } })
    expect(answer.status()).toBe(201)
  })
})`),
  p('the service by a request', 'R-own-server-refused', '', `test.use({ baseURL: process.env.HELIX_SERVICE_URL })

test('is healthy', async ({ request }) => {
  const answer = await request.get('/health')
  await expect(answer).toBeOK()
})`),
  p('polled until it is done', 'R-assertion', queue, `test('is retried', async () => {
  const jobs = new Queue()
  const { id } = jobs.push('mail')
  jobs.fail(id, new Error('busy'))
  await expect.poll(() => jobs.get(id).state, { timeout: 300 }).toBe('waiting')
})`),
  p('a fixture gives a queue', 'R-assertion', queue, `const it = test.extend({
  jobs: async ({}, use) => {
    const jobs = new Queue()
    jobs.push('mail')
    await use(jobs)
  },
})

it('counts by state', ({ jobs }) => {
  jobs.take()
  expect(jobs.counts()).toEqual({ waiting: 0, running: 1 })
})`),
  p('a fixture that nobody gives', 'H-hook-or-setup', queue, `test('has jobs', async ({ jobs }) => {
  expect(jobs.size).toBe(new Queue().size + 1)
})`, { loading: true }),
  p('it is never told', 'H-timeout', queue, `test('is idle', async () => {
  test.setTimeout(300)
  const jobs = new Queue()
  await new Promise((resolve) => jobs.once('idle', resolve))
})`),
  p('told to fail', null, from('retry/retry', '{ backoff }'), `test('doubles', () => {
  test.fail()
  expect(backoff(2)).toBe(400)
})`),
] // prettier-ignore

export const runnerReds: Readonly<Record<Script, readonly Red[]>> = { vitest, jest: jestReds, node, playwright }

// Failing tests of the utility in the words that only node:test has.
import type { Red } from '../case.ts'
import { builtin, from, grid, headed, serving } from './kit.ts'

const n = headed("import assert from 'node:assert/strict'\nimport { describe, it, mock, test } from 'node:test'\n")
export const nodeReds: readonly Red[] = [
  n('steps of an outage', 'R-assertion', from('outages', '{ Outages }'), `test('an outage', async (t) => {
  const outages = new Outages()
  await t.test('is counted', () => {
    assert.strictEqual(outages.report('Mill Lane'), 1)
  })
})`),
  n('the post is mocked', 'R-assertion', from('invoices', '{ sendInvoices }') + grid('aCustomer'), `it('posts once', async () => {
  const post = mock.fn(async () => {})
  await sendInvoices([aCustomer()], { post })
  assert.equal(post.mock.callCount(), 1)
  assert.deepEqual(post.mock.calls[0].arguments[0], 'c-1')
})`),
  n('an error with its code', 'R-assertion', grid('aReadings'), `it('tells why', () => {
  assert.throws(() => aReadings().last('M-9'), { name: 'UnknownMeter', code: 'unknown-meter' })
})`),
  n('an error by a function', 'R-assertion', grid('aReadings'), `it('tells both', () => {
  assert.throws(
    () => aReadings(['2026-01-01', 100]).add('M-1', new Date('2026-02-01'), 50),
    (error) => error instanceof RangeError && /100/.test(error.message),
  )
})`),
  n('parts of an object', 'R-assertion', from('tariffs', '{ parseTariff }'), `test('reads', (t) => {
  t.assert.deepStrictEqual(parseTariff('30 ct'), { cents: 30, base: 0 })
})`),
  n('mocked timers', 'R-assertion', from('outages', '{ Outages }'), `test('is late', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const late = t.mock.fn()
  const outages = new Outages()
  outages.on('late', late)
  outages.report('Mill Lane')
  t.mock.timers.tick(3_600_000)
  assert.strictEqual(late.mock.callCount(), 1)
})`),
  n('supertest by node', 'R-boundary', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `it('answers', async () => {
  await request(createApp()).get('/invoices/1').expect(200)
})`, { needs: ['supertest'] }),
  n('events are awaited', 'R-assertion', builtin('events', '{ once }') + from('outages', '{ Outages }'), `it('emits', async () => {
  const outages = new Outages()
  const heard = once(outages, 'reported', { signal: AbortSignal.timeout(50) }).catch(() => [])
  outages.report('Mill Lane')
  assert.deepEqual(await heard, ['Mill Lane'])
})`),
  n('a mock that the test calls', 'H-unconditional', from('tariffs', '{ costOf }'), `it('is called', () => {
  const cost = mock.fn(costOf)
  cost(1)
  assert.equal(cost.mock.callCount(), 2)
})`),
  n('a method that is told what to answer', 'H-unconditional', from('readings', '{ Readings }'), `it('is used', (t) => {
  const readings = new Readings()
  t.mock.method(readings, 'usage', () => 3)
  assert.equal(readings.usage('M-1'), 4)
})`),
  n('assert by name', 'H-unconditional', from('tariffs', '{ costOf }'), `it('fails', () => {
  costOf(1)
  assert.fail('not yet')
})`),
  n('a plan of three', 'H-unconditional', from('tariffs', '{ costOf }'), `test('plans', (t) => {
  t.plan(3)
  t.assert.ok(costOf)
  t.assert.equal(typeof costOf(1), 'number')
})`),
  n('strict about new objects', 'H-unconditional', from('tariffs', '{ parseTariff }'), `it('is the same', () => {
  assert.strictEqual(parseTariff('30 ct'), { cents: 30, base: 0 })
})`),
  n('a header that is a number', 'H-unconditional', serving, `it('counts', async () => {
  const headers = await serving(async (url) => (await fetch(url + '/meters')).headers)
  assert.strictEqual(headers.get('content-length'), 13)
})`),
  n('an assertion with a slip', 'H-test-bug', from('tariffs', '{ tierOf }'), `it('is high', () => {
  assert.equals(tierOf(9999), 'high')
})`),
] // prettier-ignore

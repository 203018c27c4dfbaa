// Failing tests of the library in the words that only node:test has.
import type { Red } from '../case.ts'
import { builtin, from, headed, serving, stock } from './kit.ts'

const n = headed("import assert from 'node:assert/strict'\nimport { describe, it, mock, test } from 'node:test'\n")
export const nodeReds: readonly Red[] = [
  n('steps within a test', 'R-assertion', stock('aDesk'), `test('a loan', async (t) => {
  const desk = aDesk({ 'b-1': 2 })
  await t.test('is made', async () => {
    await desk.lend('b-1', 'm-1')
    assert.equal(desk.available('b-1'), 1)
  })
})`),
  n('a mocked mail', 'R-assertion', from('notices', '{ sendNotices }') + stock('LoanBuilder'), `it('writes once', async () => {
  const send = mock.fn(async () => {})
  await sendNotices([new LoanBuilder().build()], { send }, () => new Date('2026-04-01'))
  assert.strictEqual(send.mock.callCount(), 1)
})`),
  n('an error with its code', 'R-assertion', stock('aDesk'), `it('tells why', () => {
  assert.throws(() => aDesk().giveBack('b-9'), { code: 'not-on-loan' })
})`),
  n('the third is ready', 'R-assertion', builtin('events', '{ once }') + from('holds', '{ Holds }'), `describe('holds', () => {
  it('tells a place', async () => {
    const holds = new Holds()
    const placed = once(holds, 'placed', { signal: AbortSignal.timeout(100) }).catch(() => ['nobody'])
    holds.place('m-1')
    assert.deepEqual(await placed, ['m-1'])
  })
})`),
  n('by the assertions of the test', 'R-assertion', from('fines', '{ fineFor }'), `test('a day', (t) => {
  t.plan(1)
  t.assert.strictEqual(fineFor(1), 20)
})`),
  n('a page of books', 'R-assertion', serving, `it('pages', () =>
  serving(async (url) => {
    const response = await fetch(url + '/books?page=2')
    assert.match(response.headers.get('link') ?? '', /rel="next"/)
  }))`),
  n('its own mock is counted', 'H-unconditional', stock('aDesk'), `test('tells', async (t) => {
  const told = t.mock.fn()
  await aDesk().lend('b-1', 'm-1')
  told()
  assert.equal(told.mock.callCount(), 2)
})`),
  n('a mocked getter', 'H-unconditional', from('holds', '{ Holds }'), `test('is long', (t) => {
  const holds = new Holds()
  t.mock.getter(holds, 'length', () => 7)
  assert.equal(holds.length, 1)
})`),
  n('an assertion of a literal', 'H-unconditional', stock('aDesk'), `test('lends', () => {
  aDesk()
  assert.ok(!'to be written')
})`),
  n('fails by name', 'H-unconditional', stock('aDesk'), `test('lends', () => {
  aDesk()
  assert.fail('lending')
})`),
] // prettier-ignore

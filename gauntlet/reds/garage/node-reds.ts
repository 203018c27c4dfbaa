// Failing tests of the garage in the words that only node:test has.
import type { Red } from '../case.ts'
import { builtin, from, headed, make, serving } from './kit.ts'

const n = headed("import assert from 'node:assert/strict'\nimport { describe, it, mock, test } from 'node:test'\n")
export const nodeReds: readonly Red[] = [
  n('subtests of a fee', 'R-assertion', from('tariff', '{ fee }'), `test('fee', async (t) => {
  for (const [minutes, cents] of [[60, 200], [61, 400]]) {
    await t.test(\`\${minutes} minutes\`, () => {
      assert.strictEqual(fee(minutes), cents)
    })
  }
})`),
  n('a mock of the terminal', 'R-assertion', from('payments', '{ settle }'), `test('charges once', async (t) => {
  const charge = t.mock.fn(async () => ({ approved: true, receipt: 'r-1' }))
  await settle('B-AB 12', 400, { charge })
  assert.equal(charge.mock.callCount(), 1)
  assert.deepEqual(charge.mock.calls[0].arguments, [400])
})`),
  n('time is mocked', 'R-assertion', from('gate', '{ Gate }'), `test('closes', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const gate = new Gate({ show() {} })
  gate.openFor(5000)
  assert.equal(gate.isOpen, true)
  t.mock.timers.tick(5000)
  assert.equal(gate.isOpen, false)
})`),
  n('the kind and the code of an error', 'R-assertion', make('makeGarage'), `it('tells the code', () => {
  assert.throws(() => makeGarage().leave('A'), { name: 'UnknownPlate', code: 'unknown-plate' })
})`),
  n('a part of an object', 'R-assertion', from('reports', '{ summarize }'), `it('counts', () => {
  assert.partialDeepStrictEqual(summarize([{ plate: 'A', minutes: 5 }]), { count: 1 })
})`),
  n('rejection by a function', 'R-assertion', from('payments', '{ settle }'), `describe('settle', () => {
  it('rejects nothing to pay', async () => {
    await assert.rejects(
      () => settle('A', 0, { charge: async () => ({ approved: true }) }),
      (error) => {
        assert.match(error.message, /nothing to pay/)
        return true
      },
    )
  })
})`),
  n('a spied method of console', 'R-assertion', from('gate', '{ Gate }'), `test('warns', async () => {
  const warn = mock.method(console, 'warn', () => {})
  await new Gate({ show() {} }).admit({ read: async () => null })
  mock.restoreAll()
  assert.ok(warn.mock.calls.some(({ arguments: [text] }) => text.includes('unreadable')), 'nobody was warned')
})`),
  n('an event by once', 'R-missing-export', builtin('events', '{ once }') + make('makeGarage'), `test('opens', async () => {
  const garage = makeGarage()
  const told = once(garage, 'open')
  garage.openAt('06:00')
  const [time] = await told
  assert.equal(time, '06:00')
})`),
  n('a diary is to come', 'R-missing-module', from('diary', 'Diary'), `describe('Diary', () => {
  it('keeps the order', () => {
    const diary = new Diary()
    diary.write('in', 'A')
    diary.write('out', 'A')
    assert.deepEqual([...diary].map(({ what }) => what), ['in', 'out'])
  })
})`, { loading: true }),
  n('headers of the app', 'R-boundary', serving, `test('is not allowed', () =>
  serving(async (url) => {
    const { status, headers } = await fetch(url + '/spots/1', { method: 'DELETE' })
    assert.equal(status, 204)
    assert.equal(headers.get('x-free'), '1')
  }))`),
  n('expect without an import', 'H-test-bug', make('makeGarage'), `test('is free', () => {
  expect(makeGarage().free()).toBe(1)
})`),
  n('a mocked method of the product', 'H-unconditional', make('makeGarage'), `test('is full', (t) => {
  const garage = makeGarage()
  t.mock.method(garage, 'isFull', () => false)
  assert.equal(garage.isFull(), true)
})`),
  n('a failure without a condition', 'H-unconditional', make('makeGarage'), `test('charges', () => {
  makeGarage()
  assert.fail('charging is not there yet')
})`),
  n('assertions that were planned and are not made', 'H-unconditional', make('makeGarage'), `test('parks', (t) => {
  t.plan(2)
  t.assert.deepEqual(makeGarage().plates, [])
})`),
  n('a mock of its own is counted', 'H-unconditional', make('makeGarage'), `test('tells', (t) => {
  const listener = t.mock.fn()
  makeGarage().park('A')
  listener('A')
  assert.equal(listener.mock.callCount(), 2)
})`),
] // prettier-ignore

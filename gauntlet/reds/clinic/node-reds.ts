// Failing tests of the clinic in the words that only node:test has.
import type { Red } from '../case.ts'
import { builders, builtin, from, headed, help } from './kit.ts'

const n = headed(
  "import assert from 'node:assert/strict'\nimport { after, afterEach, before, beforeEach, describe, it, mock, suite, test } from 'node:test'\n",
)
const loose = headed(
  "import { deepStrictEqual, equal, ok, throws } from 'node:assert'\nimport { test } from 'node:test'\n",
)
export const nodeReds: readonly Red[] = [
  n('parts of a test', 'R-assertion', from('doses', '{ dose }'), `test('doses', async (t) => {
  for (const [weight, expected] of [[12, 120], [4, 40]]) {
    await t.test(weight + ' kg', () => {
      assert.strictEqual(dose('amoxil', weight), expected)
    })
  }
})`),
  n('a suite with a hook', 'R-assertion', from('patients', '{ Register }') + builders('aPatient'), `suite('register', () => {
  let register
  beforeEach(() => {
    register = new Register()
    register.add(aPatient('Rex')).add(aPatient('Mia'))
  })

  it('removes', () => {
    assert.equal(register.remove('Rex'), true)
  })

  it('orders', () => {
    assert.deepStrictEqual(register.names(), ['Mia', 'Rex'])
  })
})`),
  n('a mock of the context', 'R-assertion', builders('BillBuilder') + from('bills', '{ send }'), `test('mails once', async (t) => {
  const mailer = { send: t.mock.fn(async () => 'm-1') }
  await send(new BillBuilder().build(), mailer)
  assert.equal(mailer.send.mock.callCount(), 1)
  assert.equal(mailer.send.mock.calls[0].arguments[0].to, 'ada@clinic.example')
})`),
  n('timers of the runner', 'R-assertion', from('timing', '{ debounce }'), `describe('debounce', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => mock.timers.reset())

  it('waits for silence', () => {
    const save = mock.fn()
    const typed = debounce(save, 300)
    typed('R')
    mock.timers.tick(299)
    assert.equal(save.mock.callCount(), 0)
    mock.timers.tick(1)
    assert.equal(save.mock.callCount(), 1)
  })
})`),
  n('an error by its looks', 'R-assertion', builders('aRegister'), `it('is unknown', () => {
  assert.throws(() => aRegister().find('Tom'), { name: 'UnknownPatient', code: 'unknown-patient' })
})`),
  n('an error by a check', 'R-assertion', from('doses', '{ dose }'), `it('refuses', () => {
  assert.throws(() => dose('amoxil', -1), (error) => {
    assert.ok(error instanceof RangeError)
    assert.match(error.message, /weight/)
    return true
  })
})`),
  n('a rejection by its looks', 'R-assertion', from('waiting', '{ WaitingRoom }'), `it('refuses twice', async () => {
  const room = new WaitingRoom()
  await room.join('Rex')
  await assert.rejects(() => room.join('Rex'), { code: 'already-waiting' })
})`),
  n('a part of an object', 'R-assertion', builders('aPatient'), `it('has a species', () => {
  assert.partialDeepStrictEqual(aPatient().toJSON(), { species: 'dog' })
})`),
  n('a text does not match', 'R-assertion', from('bills', '{ format }'), `it('has no code', () => {
  assert.doesNotMatch(format(100), /EUR/)
})`),
  loose('loose assertions', 'R-assertion', builders('aRegister'), `test('removes', () => {
  const register = aRegister('Rex')
  ok(register.remove('Rex'), 'should tell that one was removed')
  equal(register.size, 0)
})`),
  loose('loose and deep', 'R-assertion', builders('aCalendar'), `test('visits', () => {
  deepStrictEqual(aCalendar(['Rex', '2026-05-04T09:00']).of('2026-05-04').map(({ at }) => at), ['2026-05-04T09:00'])
})`),
  n('a plan of assertions', 'R-assertion', builders('aCalendar'), `test('is told', (t) => {
  t.plan(1)
  const calendar = aCalendar()
  calendar.on('booked', ({ patient }) => t.assert.equal(patient, 'Rex'))
  calendar.book('Rex', '2026-05-04T09:00')
})`),
  n('a server before all', 'R-boundary', from('http/app', '{ createApp }'), `describe('visits', () => {
  let server
  let base
  before(async () => {
    server = createApp()
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = 'http://127.0.0.1:' + server.address().port
  })
  after(() => new Promise((resolve) => server.close(resolve)))

  it('are listed', async () => {
    const answer = await fetch(base + '/visits')
    assert.equal(answer.status, 200)
  })

  it('are made', async () => {
    const answer = await fetch(base + '/visits', { method: 'POST', body: '{}' })
    assert.equal(answer.status, 422)
  })
})`),
  n('a class to come', 'R-missing-module', from('services/admission', '{ AdmissionService }'), `describe('AdmissionService', () => {
  const saved = []
  const service = () => new AdmissionService({ save: async (patient) => void saved.push(patient) })

  it('saves', async () => {
    await service().admit({ name: 'Rex' })
    assert.deepEqual(saved, [{ name: 'Rex' }])
  })
})`, { loading: true }),
  n('the number of an event', 'R-missing-export', builders('aCalendar') + builtin('events', '{ once }'), `it('says when it is full', async () => {
  const calendar = aCalendar()
  const full = once(calendar, 'full')
  calendar.fill('2026-05-04')
  const [{ day }] = await full
  assert.equal(day, '2026-05-04')
})`),
  n('it fails by the word of the runner', 'H-unconditional', builders('aRegister'), `test('merges', () => {
  aRegister('Rex').names()
  assert.fail('merging is to come')
})`),
  n('a mock answers', 'H-unconditional', builders('aRegister'), `test('finds', () => {
  const register = aRegister('Rex')
  mock.method(register, 'names', () => ['Mia'])
  assert.deepEqual(register.names(), ['Rex', 'Mia'])
})`),
  n('a mock that nobody has', 'H-unconditional', builders('aCalendar'), `test('is notified', (t) => {
  const notify = t.mock.fn()
  aCalendar().book('Rex', '2026-05-04T09:00')
  assert.equal(notify.mock.callCount(), 1)
})`),
  n('nothing may be nothing', 'H-unconditional', builders('aRegister'), `test('is there', () => {
  aRegister('Rex').search('R')
  assert.ok(null)
})`),
  n('equal and not', 'H-unconditional', builders('aPatient'), `test('both', () => {
  const label = aPatient().label()
  assert.equal(label, 'Rex (dog)')
  assert.notEqual(label, 'Rex (dog)')
})`),
  n('an assertion that is none', 'H-test-bug', builders('aRegister'), `test('has', () => {
  assert.contains(aRegister('Rex').names(), 'Mia')
})`),
  n('expect is not given', 'H-test-bug', builders('aRegister'), `test('has', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
  n('a mock of what is not there', 'H-test-bug', help('fakes', 'FakeMailer'), `test('mails', () => {
  const mailer = new FakeMailer()
  mock.method(mailer, 'deliver', () => 'x')
  assert.deepEqual(mailer.sent, [1])
})`),
  n('an error wants no text', 'H-test-bug', builders('aRegister'), `test('is unknown', () => {
  assert.throws(() => aRegister().find('Tom'), 'unknown')
})`),
  n('a hook that throws', 'H-hook-or-setup', builders('aRegister'), `describe('register', () => {
  before(() => {
    throw new Error('cannot seed')
  })
  it('has one', () => {
    assert.deepEqual(aRegister('Rex').names(), ['Mia'])
  })
})`),
  n('a wait by a signal', 'H-timeout', builtin('events', '{ EventEmitter, once }') + builders('aRegister'), `test('is ready', { timeout: 200 }, async () => {
  aRegister('Rex')
  const alive = setTimeout(() => undefined, 1000)
  await once(new EventEmitter(), 'ready')
  clearTimeout(alive)
})`),
  n('it is a plan', null, builders('aRegister'), `test('merges', { todo: 'later' }, () => {
  assert.equal(aRegister('Rex').size, 2)
})`),
  n('it skips itself', null, builders('aRegister'), `test('merges', (t) => {
  if (aRegister('Rex').size < 2) return t.skip('not yet')
  assert.equal(aRegister('Rex').size, 2)
})`),
] // prettier-ignore

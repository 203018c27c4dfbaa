// Failing tests of the clinic in the words that only Jest has.
import type { Red } from '../case.ts'
import { builders, from, headed, help } from './kit.ts'

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest, test } from '@jest/globals'\n")
export const jestReds: readonly Red[] = [
  j('doses in a table of lists', 'R-assertion', from('doses', '{ dose }'), `describe('dose', () => {
  it.each([
    ['amoxil', 12, 120],
    ['amoxil', 4, 40],
  ])('%s for %d kg is %d', (drug, weight, expected) => {
    expect(dose(drug, weight)).toBe(expected)
  })
})`),
  j('flags in a template table', 'R-assertion', from('lab', '{ flags }'), "it.each`\n  value | flag\n  ${3}  | ${'L'}\n  ${12} | ${'H'}\n`('$value is $flag', ({ value, flag }) => {\n  expect(flags(value, 4, 9)).toEqual(flag)\n})"),
  j('the mailer is a mock', 'R-assertion', builders('BillBuilder') + from('bills', '{ send }'), `describe('send', () => {
  const mailer = { send: jest.fn() }

  beforeEach(() => {
    mailer.send.mockReset().mockResolvedValue('m-1')
  })

  it('mails the bill', async () => {
    await send(new BillBuilder().to('eve@clinic.example').build(), mailer)
    expect(mailer.send).toHaveBeenCalledWith(expect.objectContaining({ to: 'eve@clinic.example' }))
  })
})`),
  j('calls in their order', 'R-assertion', builders('aCalendar'), `it('emits in order', () => {
  const onBooked = jest.fn()
  const calendar = aCalendar()
  calendar.on('booked', onBooked)
  calendar.book('Rex', '2026-05-04T09:00')
  calendar.book('Mia', '2026-05-04T09:20')
  expect(onBooked.mock.calls.map(([visit]) => visit.patient)).toEqual(['Rex', 'Mia'])
})`),
  j('timers are faked', 'R-assertion', from('timing', '{ debounce }'), `beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

it('waits for silence', () => {
  const save = jest.fn()
  const typed = debounce(save, 300)
  typed('R')
  typed('Re')
  jest.advanceTimersByTime(300)
  expect(save).toHaveBeenCalledTimes(1)
})`),
  j('the day is set', 'R-assertion', builders('aPatient'), `it('is six today', () => {
  jest.useFakeTimers({ now: new Date('2026-05-04') })
  try {
    expect(aPatient().age(new Date())).toBe(6)
  } finally {
    jest.useRealTimers()
  }
})`),
  j('a promise resolves to a place', 'R-assertion', builders('aWaitingRoom'), `it('is second', async () => {
  const room = await aWaitingRoom('Rex')
  await expect(room.join('Mia')).resolves.toBe(2)
})`),
  j('a promise rejects', 'R-assertion', from('timing', '{ retry }') + help('fakes', 'failingTimes'), `it('tells all attempts', () => {
  return expect(retry(failingTimes(5), { times: 3 })).rejects.toThrow('attempt 3')
})`),
  j('a stored snapshot', 'R-assertion', builders('aPatient'), "test('is stored', () => {\n  expect(aPatient().label()).toMatchSnapshot()\n})", {
    path: 'e2e/stored.test.js',
    files: { 'e2e/__snapshots__/stored.test.js.snap': "// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n\nexports[`is stored 1`] = `\"Rex (dog)\"`;\n" },
  }),
  j('a matcher of the tests', 'R-assertion', builders('aRegister'), `expect.extend({
  toBeOrdered(names) {
    const pass = [...names].sort().join() === names.join()
    return { pass, message: () => 'expected ' + names + (pass ? ' not' : '') + ' to be ordered' }
  },
})

test('ordered', () => {
  expect(aRegister('Rex', 'Mia').names()).toBeOrdered()
})`),
  j('a callback is done', 'R-assertion', builders('aCalendar'), `test('is told', (done) => {
  const calendar = aCalendar()
  calendar.once('booked', (visit) => {
    try {
      expect(visit.patient).toBe('Rex')
      done()
    } catch (error) {
      done(error)
    }
  })
  calendar.book('Rex', '2026-05-04T09:00')
  if (calendar.of('2026-05-04').length === 0) {
    try {
      expect(calendar.of('2026-05-04')).toHaveLength(1)
    } catch (error) {
      done(error)
    }
  }
})`),
  j('an asymmetric answer', 'R-assertion', builders('aCalendar'), `test('a visit looks so', () => {
  expect(aCalendar().book('Rex', '2026-05-04T09:00')).toEqual({
    id: expect.stringMatching(/^v-\\d+$/),
    patient: 'Rex',
    at: expect.any(String),
    minutes: 20,
  })
})`),
  j('some properties', 'R-assertion', builders('aPatient'), `test('has a chip', () => {
  expect(aPatient('Rex', { chip: '276' })).toHaveProperty('chip', '276')
  expect(aPatient('Rex')).not.toHaveProperty('chip')
})`),
  j('numbers of assertions', 'R-assertion', builders('aRegister'), `test('throws a code', () => {
  expect.assertions(1)
  try {
    aRegister().find('Tom')
  } catch (error) {
    expect(error).toMatchObject({ code: 'unknown-patient' })
  }
})`),
  j('groups in a table', 'R-missing-export', from('bills', '* as bills'), `describe.each([['EUR', '€'], ['USD', '$']])('%s', (currency, sign) => {
  test('has a sign', () => {
    expect(bills.signOf(currency)).toBe(sign)
  })
})`),
  j('a service to come', 'R-missing-module', from('services/admission', '{ AdmissionService }'), `describe('AdmissionService', () => {
  let port
  let service

  beforeEach(() => {
    port = { save: jest.fn(async () => undefined), find: jest.fn(async () => null) }
    service = new AdmissionService(port)
  })

  it('saves who is admitted', async () => {
    await service.admit({ name: 'Rex' })
    expect(port.save).toHaveBeenCalledWith(expect.objectContaining({ name: 'Rex' }))
  })

  it('does not admit twice', async () => {
    port.find.mockResolvedValueOnce({ name: 'Rex' })
    await expect(service.admit({ name: 'Rex' })).rejects.toThrow('already admitted')
    expect(port.save).not.toHaveBeenCalled()
  })
})`, { loading: true }),
  j('a property by fast-check', 'R-assertion', "import fc from 'fast-check'\n" + from('bills', '{ split }'), `test('no cent is lost', () => {
  fc.assert(fc.property(fc.nat(9999), fc.integer({ min: 2, max: 9 }), (cents, ways) => {
    expect(split(cents, ways)).toHaveLength(ways)
  }), { seed: 5 })
})`, { needs: ['fast-check'] }),
  j('a spy answers itself', 'H-unconditional', builders('aRegister'), `test('finds', () => {
  const register = aRegister('Rex')
  jest.spyOn(register, 'names').mockReturnValue(['Mia'])
  expect(register.names()).toEqual(['Rex', 'Mia'])
})`),
  j('a mock that nobody has', 'H-unconditional', builders('aCalendar'), `test('is notified', () => {
  const notify = jest.fn()
  aCalendar().book('Rex', '2026-05-04T09:00')
  expect(notify).toHaveBeenCalledTimes(1)
})`),
  j('a mock is cleared too early', 'H-unconditional', builders('aCalendar'), `test('is told', () => {
  const onBooked = jest.fn()
  const calendar = aCalendar()
  calendar.on('booked', onBooked)
  calendar.book('Rex', '2026-05-04T09:00')
  onBooked.mockClear()
  expect(onBooked).toHaveBeenCalled()
})`),
  j('a mock that the test calls', 'H-unconditional', builders('aCalendar'), `test('is told', () => {
  const onBooked = jest.fn()
  aCalendar().on('booked', onBooked)
  onBooked('Rex')
  expect(onBooked).toHaveBeenCalledWith('Mia')
})`),
  j('neither null nor else', 'H-unconditional', builders('aCalendar'), `test('both', () => {
  const next = aCalendar().next(new Date(0))
  expect(next).toBeNull()
  expect(next).not.toBeNull()
})`),
  j('more and less', 'H-unconditional', from('doses', '{ dose }'), `test('bounds', () => {
  const given = dose('amoxil', 1)
  expect(given).toBeGreaterThan(10)
  expect(given).toBeLessThanOrEqual(10)
})`),
  j('a wrong matcher', 'H-test-bug', builders('aRegister'), `test('sorted', () => {
  expect(aRegister('Rex', 'Mia').names()).toBeSorted()
})`),
  j('a word of another runner', 'H-test-bug', builders('BillBuilder') + from('bills', '{ send }'), `test('mails', async () => {
  const mailer = { send: vi.fn() }
  await send(new BillBuilder().build(), mailer)
  expect(mailer.send).toHaveBeenCalled()
})`),
  j('called is asked of no mock', 'H-test-bug', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', '{ send }'), `test('mails', async () => {
  const mailer = new FakeMailer()
  await send(new BillBuilder().build(), mailer)
  expect(mailer.send).toHaveBeenCalledTimes(1)
})`),
  j('a spy on what is not there', 'H-test-bug', help('fakes', 'FakeMailer'), `test('mails', () => {
  const mailer = new FakeMailer()
  jest.spyOn(mailer, 'deliver').mockReturnValue('x')
  expect(mailer.sent).toEqual([1])
})`),
  j('modules by require', 'H-test-bug', builders('aRegister'), `test('reads', () => {
  const { total } = require('../src/bills.js')
  expect(total([])).toBe(aRegister('Rex').size)
})`),
  j('a hook runs out of time', 'H-timeout', builders('aRegister'), `beforeEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 900))
}, 100)

test('has one', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
  j('a callback that nobody is given', 'H-timeout', builders('aCalendar'), `test('is told', (done) => {
  aCalendar().once('never', () => done())
}, 200)`),
  j('it is to fail', null, builders('aRegister'), `test.failing('renames', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
  j('another one only', null, builders('aRegister'), `test.only('has one', () => {
  expect(aRegister('Rex').size).toBe(1)
})
test('renames', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
] // prettier-ignore

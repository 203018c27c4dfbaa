// Failing tests of the clinic in the words that only Vitest has.
import type { Red } from '../case.ts'
import { builders, from, headed, help, serving } from './kit.ts'

const v = headed(
  "import { afterEach, assert, beforeEach, describe, expect, expectTypeOf, it, onTestFinished, test, vi } from 'vitest'\n",
)
const ts = (name: string) => ({ path: `e2e/${name}.test.ts` })
export const vitestReds: readonly Red[] = [
  v('doses in a table of objects', 'R-assertion', from('doses', '{ dose }'), `describe('dose', () => {
  it.each([
    { drug: 'amoxil', weight: 12, expected: 120 },
    { drug: 'amoxil', weight: 4, expected: 40 },
  ])('$drug for $weight kg is $expected', ({ drug, weight, expected }) => {
    expect(dose(drug, weight)).toBe(expected)
  })
})`),
  v('flags in a template table', 'R-assertion', from('lab', '{ flags }'), "test.each`\n  value | low | high | flag\n  ${3}  | ${4} | ${9} | ${'L'}\n  ${12} | ${4} | ${9} | ${'H'}\n`('$value is $flag', ({ value, low, high, flag }) => {\n  expect(flags(value, low, high)).toBe(flag)\n})"),
  v('species in a for', 'R-assertion', builders('aPatient'), `test.for([['Rex', 'dog'], ['Mia', 'cat']])('%s is a %s', ([name, species], { expect }) => {
  expect(aPatient(name, { species }).label()).toBe(name + ' (' + species + ')')
})`),
  v('groups in a table', 'R-missing-export', builders('aRegister'), `describe.each([1, 2, 3])('a register of %i', (count) => {
  it('is counted in words', () => {
    const names = Array.from({ length: count }, (_, at) => 'p' + at)
    expect(aRegister(...names).summary()).toMatch(new RegExp('^' + count + ' patients?$'))
  })
})`),
  v('the mailer is a spy', 'R-assertion', builders('BillBuilder') + from('bills', '{ send }'), `it('mails once', async () => {
  const mailer = { send: vi.fn().mockResolvedValue('m-1') }
  await send(new BillBuilder().to('eve@clinic.example').build(), mailer)
  expect(mailer.send).toHaveBeenCalledTimes(1)
  expect(mailer.send).toHaveBeenCalledWith(expect.objectContaining({ to: 'eve@clinic.example' }))
})`),
  v('a listener is called with the visit', 'R-assertion', builders('aCalendar'), `it('emits', () => {
  const onBooked = vi.fn()
  const calendar = aCalendar()
  calendar.on('booked', onBooked)
  calendar.book('Rex', '2026-05-04T09:00')
  expect(onBooked).toHaveBeenLastCalledWith(expect.objectContaining({ patient: 'Rex' }))
})`),
  v('timers are faked', 'R-assertion', from('timing', '{ debounce }'), `describe('debounce', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits for silence', () => {
    const save = vi.fn()
    const typed = debounce(save, 300)
    typed('R')
    typed('Re')
    vi.advanceTimersByTime(299)
    expect(save).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(save).toHaveBeenCalledExactlyOnceWith('Re')
  })
})`),
  v('reminders by an interval', 'R-assertion', from('reminders', '{ Reminders }'), `it('sends every minute', async () => {
  vi.useFakeTimers({ now: new Date('2026-05-03T08:00:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  const mailer = { send: vi.fn(async () => 'ok') }
  const reminders = new Reminders(mailer)
  reminders.start(60_000)
  await vi.advanceTimersByTimeAsync(180_000)
  reminders.stop()
  expect(mailer.send.mock.calls.length).toBeGreaterThanOrEqual(3)
})`),
  v('the rate of tax is stubbed', 'R-assertion', from('doses', '* as doses') + from('bills', '{ withVat }'), `it('takes seven per cent', () => {
  vi.stubEnv('CLINIC_VAT', '0.07')
  try {
    expect(withVat(1000)).toBe(1070)
    expect(doses.dose('amoxil', 0)).toBe(0)
  } finally {
    vi.unstubAllEnvs()
  }
})`),
  v('a dose is close to', 'R-assertion', from('doses', '{ dose }'), `test('a third', () => {
  expect(dose('amoxil', 1 / 3)).toBeCloseTo(3.333, 2)
})`),
  v('a promise resolves to a place', 'R-assertion', builders('aWaitingRoom'), `test('second place', async () => {
  const room = await aWaitingRoom('Rex')
  await expect(room.join('Mia')).resolves.toBe(2)
})`),
  v('a promise rejects with a code', 'R-assertion', from('waiting', '{ WaitingRoom }'), `test('twice', async () => {
  const room = new WaitingRoom()
  await room.join('Rex')
  await expect(room.join('Rex')).rejects.toMatchObject({ code: 'already-waiting' })
})`),
  v('an inline snapshot', 'R-assertion', builders('aPatient'), "test('looks so', () => {\n  expect(aPatient().toJSON()).toMatchInlineSnapshot(`\n    {\n      \"name\": \"Rex\",\n      \"species\": \"dog\",\n    }\n  `)\n})"),
  v('a stored snapshot', 'R-assertion', builders('aPatient'), "test('is stored', () => {\n  expect(aPatient().label()).toMatchSnapshot()\n})", {
    path: 'e2e/stored.test.js',
    files: { 'e2e/__snapshots__/stored.test.js.snap': "// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[`is stored 1`] = `\"Rex (dog)\"`;\n" },
  }),
  v('a matcher of the tests', 'R-assertion', builders('aCalendar'), `expect.extend({
  toHaveVisit(calendar, patient) {
    const pass = calendar.of('2026-05-04').some((visit) => visit.patient === patient)
    return { pass, message: () => 'expected a visit of ' + patient }
  },
})

test('has the visit', () => {
  expect(aCalendar(['Rex', '2026-05-04T09:00'])).toHaveVisit('Rex')
})`),
  v('a fixture of the runner', 'R-assertion', builders('aRegister'), `const it2 = test.extend({
  register: async ({}, use) => {
    const register = aRegister('Rex', 'Mia')
    await use(register)
  },
})

it2('removes', ({ register }) => {
  register.remove('Rex')
  expect(register.names()).toEqual(['Mia'])
})`),
  v('what is waited for', 'R-assertion', builders('aWaitingRoom'), `test('calls in the end', async () => {
  const room = await aWaitingRoom('Rex')
  await vi.waitFor(async () => expect(await room.call()).toBe('Rex'), { timeout: 80, interval: 20 })
})`),
  v('what is polled', 'R-assertion', builders('aWaitingRoom'), `test('gets empty', async () => {
  const room = await aWaitingRoom('Rex', 'Mia')
  await expect.poll(() => room.size, { timeout: 80, interval: 20 }).toBe(2)
})`),
  v('soft expectations', 'R-assertion', builders('aPatient'), `test('all at once', () => {
  const rex = aPatient()
  expect.soft(rex.label()).toBe('Rex (dog)')
  expect.soft(rex.age(new Date('2026-05-04'))).toBe(6)
})`),
  v('asserted in the style of chai', 'R-assertion', builders('aRegister'), `test('chai', () => {
  assert.deepEqual(aRegister('Rex', 'Mia').names(), ['Mia', 'Rex'])
  expect(aRegister('Rex').names()).to.have.lengthOf(1)
})`),
  v('planned assertions', 'R-assertion', builders('aCalendar'), `test('three listeners', () => {
  expect.assertions(1)
  aCalendar().on('booked', ({ patient }) => expect(patient).toBe('Rex')).book('Rex', '2026-05-04T09:00')
})`),
  v('a typed register', 'R-missing-export', from('patients', '{ Register, type Patient }'), `interface Row {
  readonly name: string
  readonly weight: number
}
const rows: readonly Row[] = [{ name: 'Rex', weight: 12 }]

describe('Register.from', () => {
  it('reads rows', () => {
    const register = Register.from(rows)
    const found: Patient = register.find('Rex')
    expect(found.weight).toBe(12)
  })
})`, ts('typed-register')),
  v('a typed service to come', 'R-missing-module', from('services/admission', '{ AdmissionService, type AdmissionPort }'), `class InMemoryPort implements AdmissionPort {
  readonly saved = new Map<string, string>()
  async save(id: string, name: string): Promise<void> {
    this.saved.set(id, name)
  }
}

describe('AdmissionService', () => {
  let port: InMemoryPort
  let service: AdmissionService

  beforeEach(() => {
    port = new InMemoryPort()
    service = new AdmissionService(port, { nextId: () => 'a-1' })
  })

  it('saves who is admitted', async () => {
    const { id } = await service.admit({ name: 'Rex' })
    expect(id).toBe('a-1')
    expect([...port.saved]).toEqual([['a-1', 'Rex']])
  })

  it('refuses a name that is empty', async () => {
    await expect(service.admit({ name: '' })).rejects.toThrow(/name/)
    expect(port.saved.size).toBe(0)
  })
})`, { ...ts('typed-service'), loading: true }),
  v('a property by fast-check', 'R-assertion', "import fc from 'fast-check'\n" + from('bills', '{ split }'), `test('no cent is lost', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 12 }), (cents, ways) => {
      const parts = split(cents, ways)
      expect(parts).toHaveLength(ways)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents)
    }),
    { seed: 7 },
  )
})`, { needs: ['fast-check'] }),
  v('a property that asserts', 'R-assertion', "import fc from 'fast-check'\n" + from('doses', '{ formatDose, parseDose }'), `test('round trip', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), (hundredths) => parseDose(formatDose(hundredths / 100)) === hundredths / 100), { seed: 3 })
})`, { needs: ['fast-check'] }),
  v('the bills are mocked away', 'H-unconditional', from('bills', '{ total }') + builders('aLine'), `vi.mock('../src/bills.ts', () => ({ total: () => 1 }))

test('sums up', () => {
  expect(total([aLine()])).toBe(2500)
})`),
  v('a spy answers itself', 'H-unconditional', builders('aRegister'), `test('finds', () => {
  const register = aRegister('Rex')
  vi.spyOn(register, 'names').mockReturnValue(['Mia'])
  expect(register.names()).toEqual(['Rex', 'Mia'])
})`),
  v('a mock that nobody has', 'H-unconditional', builders('aCalendar'), `test('is notified', () => {
  const notify = vi.fn()
  aCalendar().book('Rex', '2026-05-04T09:00')
  expect(notify).toHaveBeenCalledOnce()
})`),
  v('it fails by the word of the runner', 'H-unconditional', builders('aRegister'), `test('merges', () => {
  aRegister('Rex')
  expect.fail('merging is to come')
})`),
  v('it cannot be reached', 'H-unconditional', builders('aRegister'), `test('never', () => {
  aRegister('Rex').names()
  expect.unreachable()
})`),
  v('two kinds of one answer', 'H-unconditional', builders('aPatient'), `test('kinds', () => {
  const label = aPatient().label()
  expect(label).toBeTypeOf('string')
  expect(label).toBeInstanceOf(Map)
})`),
  v('null and defined', 'H-test-bug', builders('aCalendar'), `test('both', () => {
  const next = aCalendar().next(new Date(0))
  expect(next).toBeNull()
  expect(next).toHaveProperty('patient', 'Rex')
})`),
  v('more and less', 'H-unconditional', from('doses', '{ dose }'), `test('bounds', () => {
  const given = dose('amoxil', 1)
  expect(given).toBeGreaterThan(10)
  expect(given).toBeLessThan(10)
})`),
  v('a wrong matcher', 'H-test-bug', builders('aRegister'), `test('sorted', () => {
  expect(aRegister('Rex', 'Mia').names()).toBeSorted()
})`),
  v('a word of another runner', 'H-test-bug', builders('BillBuilder') + from('bills', '{ send }'), `test('mails', async () => {
  const mailer = { send: jest.fn() }
  await send(new BillBuilder().build(), mailer)
  expect(mailer.send).toHaveBeenCalled()
})`),
  v('a spy on what is not there', 'H-test-bug', help('fakes', 'FakeMailer'), `test('mails', () => {
  const mailer = new FakeMailer()
  vi.spyOn(mailer.transport, 'deliver')
  expect(mailer.sent).toEqual([1])
})`),
  v('called is asked of no mock', 'H-test-bug', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', '{ send }'), `test('mails', async () => {
  const mailer = new FakeMailer()
  await send(new BillBuilder().build(), mailer)
  expect(mailer.send).toHaveBeenCalledOnce()
})`),
  v('a fixture that breaks', 'H-hook-or-setup', builders('aRegister'), `const it3 = test.extend({
  register: async ({}, use) => {
    const register = aRegister('Rex')
    register.owner.name = 'Ada'
    await use(register)
  },
})

it3('has one', ({ register }) => {
  expect(register.names()).toEqual(['Mia'])
})`),
  v('a mock of a module that is misspelt', 'H-missing-helper', builders('aRegister'), `test('mocked', async () => {
  const { seed } = await vi.importActual('../test/support/seeeds.ts')
  expect(aRegister().size).toBe(seed)
})`),
  v('a hook runs out of time', 'H-timeout', builders('aRegister'), `beforeEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 900))
}, 100)

test('has one', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
  v('it is to fail', null, builders('aRegister'), `test.fails('renames', () => {
  expect(aRegister('Rex').names()).toEqual(['Mia'])
})`),
  v('it is a plan', null, builders('aRegister'), `test.todo('renames')
test('has one', () => {
  expect(aRegister('Rex').size).toBe(1)
})`),
  v('status by a matcher', 'R-boundary', serving, `test('visits', async () => {
  await serving(async (url) => {
    expect(await fetch(url + '/visits')).toMatchObject({ status: 200, ok: true })
  })
})`),
  v('the types are checked', null, from('bills', '{ total }'), `test('is a number', () => {
  expectTypeOf(total).returns.toBeString()
})`),
] // prettier-ignore

// Failing tests of the garage in the words that Vitest and Jest share: spies, fake time, snapshots, tables, matchers.
import type { Red } from '../case.ts'
import { from, headed, make, serving } from './kit.ts'

/** `m`: what makes spies; `head`: the imports of the runner. */
export function mockingReds(m: 'vi' | 'jest', head: string): Red[] {
  const v = headed(head)
  return [
    v('the fee in a table of the runner', 'R-assertion', from('tariff', '{ fee }'), `describe('fee', () => {
  it.each([
    [20, 200],
    [60, 200],
    [1440, 2000],
  ])('for %i minutes is %i cents', (minutes, expected) => {
    expect(fee(minutes)).toBe(expected)
  })
})`),
    v('peak hours by a template', 'R-assertion', from('tariff', '{ peak }'), 'test.each`\n  at | expected\n  ${"2026-03-02T08:30"} | ${true}\n  ${"2026-03-03T17:15"} | ${true}\n`("$at is peak", ({ at, expected }) => {\n  expect(peak(new Date(at))).toBe(expected)\n})'),
    v('the terminal is a spy', 'R-assertion', from('payments', '{ settle }'), `it('charges the card exactly once', async () => {
  const terminal = { charge: ${m}.fn().mockResolvedValue({ approved: true, receipt: 'r-1' }) }

  await settle('B-AB 12', 400, terminal)

  expect(terminal.charge).toHaveBeenCalledTimes(1)
  expect(terminal.charge).toHaveBeenCalledWith(400)
})`),
    v('it tries again after a pause', 'R-assertion', from('payments', '{ withRetry }'), `test('resolves on the third attempt', async () => {
  const task = ${m}.fn()
    .mockRejectedValueOnce(new Error('busy'))
    .mockRejectedValueOnce(new Error('busy'))
    .mockResolvedValueOnce('paid')
  await expect(withRetry(task, 3)).resolves.toBe('paid')
  expect(task).toHaveBeenCalledTimes(3)
})`),
    v('the barrier closes by itself', 'R-assertion', from('gate', '{ Gate }'), `describe('openFor', () => {
  beforeEach(() => {
    ${m}.useFakeTimers()
  })
  afterEach(() => {
    ${m}.useRealTimers()
  })

  it('closes after five seconds', () => {
    const gate = new Gate({ show: ${m}.fn() })
    gate.openFor(5000)
    expect(gate.isOpen).toBe(true)
    ${m}.advanceTimersByTime(5000)
    expect(gate.isOpen).toBe(false)
  })
})`),
    v('prices are watched', 'R-assertion', from('payments', '{ watchPrices }'), `test('tells each second', () => {
  ${m}.useFakeTimers()
  try {
    const onChange = ${m}.fn()
    const stop = watchPrices(onChange, 1000)
    ${m}.advanceTimersByTime(3000)
    stop()
    expect(onChange.mock.calls.length).toBe(3)
  } finally {
    ${m}.useRealTimers()
  }
})`),
    v('today is fixed', 'R-assertion', make('makeTicket'), `test('minutes until now', () => {
  ${m}.useFakeTimers({ now: new Date('2026-03-02T08:30:00Z') })
  expect(makeTicket().minutes(new Date())).toBe(30)
  ${m}.useRealTimers()
})`),
    v('an inline snapshot', 'R-assertion', from('tariff', '{ change }'), "test('coins', () => {\n  expect(change(70).join('+')).toMatchInlineSnapshot(`\"50+20\"`)\n})"),
    v('a matcher of the team', 'R-assertion', make('makeGarage'), `expect.extend({
  toHaveFreeSpots(garage, expected) {
    const actual = garage.free()
    return {
      pass: actual === expected,
      message: () => \`expected \${expected} free spots but there are \${actual}\`,
    }
  },
})

test('one less', () => {
  expect(makeGarage({ spots: 2, parked: ['A'] })).toHaveFreeSpots(1)
})`),
    v('asymmetric parts', 'R-assertion', from('tickets', '{ parseTicket }'), `it('parses a ticket', () => {
  expect(parseTicket('t-1;B-AB 12')).toEqual(expect.objectContaining({ id: expect.stringMatching(/^t-/), plate: 'B-AB 12' }))
})`),
    v('a listener is told', 'R-assertion', make('makeGarage'), `it('emits parked', () => {
  const listener = ${m}.fn()
  const garage = makeGarage()
  garage.once('parked', listener)
  garage.park('B-AB 12')
  expect(listener).toHaveBeenCalledWith({ plate: 'B-AB 12', spot: expect.any(String) })
})`),
    v('console is watched', 'R-assertion', from('gate', '{ Gate }'), `test('warns when the camera reads nothing', async () => {
  const warn = ${m}.spyOn(console, 'warn').mockImplementation(() => {})
  await new Gate({ show: () => {} }).admit({ read: async () => null })
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('unreadable'))
  warn.mockRestore()
})`),
    v('sync errors are of a kind', 'R-assertion', from('tickets', '{ parseTicket }') + from('errors', '{ GarageError }'), `describe('parseTicket', () => {
  it.each(['', ';', 't-1'])('rejects %j', (text) => {
    expect(() => parseTicket(text)).toThrow(GarageError)
  })
})`),
    v('a notifier is to come', 'R-missing-module', from('notifier', '{ Notifier }'), `describe('Notifier', () => {
  let send
  let notifier
  beforeEach(() => {
    send = ${m}.fn(async () => 'sent')
    notifier = new Notifier({ send })
  })
  it('warns ten minutes before the end', async () => {
    await notifier.check([{ plate: 'A', endsAt: '2026-03-02T10:00Z' }], new Date('2026-03-02T09:52Z'))
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ plate: 'A' }))
  })
})`, { loading: true }),
    v('the status with its body', 'R-boundary', serving, `it('lists permits', () =>
  serving(async (url) => {
    const response = await fetch(url + '/permits')
    expect(response).toMatchObject({ ok: true, status: 200 })
  }))`),
    v('a spy that only the test calls', 'H-unconditional', from('payments', '{ settle }'), `it('charges', async () => {
  const charge = ${m}.fn()
  await settle('A', 100, { charge: async () => ({ approved: true }) })
  charge(100)
  expect(charge).toHaveBeenCalledWith(200)
})`),
    v('a spy answers for the garage', 'H-unconditional', make('makeGarage'), `it('is full', () => {
  const garage = makeGarage({ spots: 1 })
  ${m}.spyOn(garage, 'isFull').mockReturnValue(false)
  expect(garage.isFull()).toBe(true)
})`),
    v('the spy is reset before it is asked', 'H-unconditional', from('payments', '{ settle }'), `it('charges', async () => {
  const charge = ${m}.fn(async () => ({ approved: true }))
  await settle('A', 100, { charge })
  charge.mockClear()
  expect(charge).toHaveBeenCalled()
})`),
    v('a matcher of another library', 'H-test-bug', make('makeGarage'), `it('is empty', () => {
  expect(makeGarage().plates).toBeEmptyArray()
})`),
    v('counted assertions that nobody makes', 'H-unconditional', make('makeGarage'), `it('parks', () => {
  expect.assertions(2)
  const garage = makeGarage()
  expect(garage.plates).toEqual([])
})`),
    v('rejects of what is no promise', 'H-test-bug', make('makeTicket'), `it('rejects', async () => {
  await expect(makeTicket().id).rejects.toThrow('paid')
})`),
  ] // prettier-ignore
}

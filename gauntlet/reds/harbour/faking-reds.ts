// Failing tests of the harbour in the words that only Vitest or only Jest has.
import type { Red } from '../case.ts'
import { berths, builders, from, headed, serving } from './kit.ts'

const v = headed("import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'\n")
export const vitestReds: readonly Red[] = [
  v('dues as a table', 'R-assertion', from('dues', '{ dues }') + builders('aShip'), `describe('dues', () => {
  it.each([
    { length: 40, days: 1, cents: 4000 },
    { length: 90, days: 2, cents: 18_000 },
  ])('$length metres for $days days cost $cents', ({ length, days, cents }) => {
    expect(dues(aShip({ length }), days)).toBe(cents)
  })
})`),
  v('the clock of the log is faked', 'R-assertion', from('log', '{ HarbourLog }'), `beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T06:30:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

it('writes when it happens', () => {
  const [entry] = new HarbourLog().write('Argo docks').entries
  expect(entry.at).toEqual(new Date('2026-05-01T06:30:00Z'))
})`),
  v('a listener is a spy', 'R-assertion', berths + builders('aShip'), `it('tells once', () => {
  const listener = vi.fn()
  const berths = new Berths()
  berths.once('docked', listener)
  berths.dock(aShip())
  expect(listener).toHaveBeenCalledExactlyOnceWith({ ship: 'Argo', berth: 1 })
})`),
  v('it resolves with what is free', 'R-missing-export', builders('aHarbour'), `it('frees a berth', async () => {
  await expect(aHarbour('Argo').release(1)).resolves.toEqual([1, 2, 3])
})`),
  v('a tide within bounds', 'R-assertion', from('tides', '{ tideAt }'), `it('is about two metres at three', () => {
  expect(tideAt(3)).toBeCloseTo(2.12, 1)
})`),
  v('the queue is polled', 'R-assertion', from('pilots', '{ PilotQueue }'), `it('drains in the end', async () => {
  const queue = new PilotQueue()
  await queue.request(async () => 'Argo')
  await expect.poll(() => queue.drain(), { timeout: 100, interval: 20 }).toBe(1)
})`),
  v('an entry looks like this', 'R-assertion', builders('aLog'), `it('has a number', () => {
  expect(aLog('Argo docks').page(1, 5)).toEqual([
    expect.objectContaining({ text: 'Argo docks', number: expect.any(Number) }),
  ])
})`),
  v('a harbour by a fixture', 'R-assertion', builders('aHarbour'), `const withHarbour = test.extend('harbour', () => aHarbour('Vega', 'Argo'))

withHarbour('lists ships by name', ({ harbour }) => {
  expect(harbour.ships()).toEqual(['Argo', 'Vega'])
})`),
  v('the errors of the office', 'R-assertion', builders('aHarbour'), `it('suggests a name', () => {
  expect(() => aHarbour('Argo').of('Arg')).toThrowErrorMatchingInlineSnapshot('[HarbourError: no ship named Arg; did you mean Argo?]')
})`),
  v('dues are mocked away', 'H-unconditional', from('dues', '{ dues }') + builders('aShip'), `vi.mock('../src/dues.ts', () => ({ dues: () => 100 }))

it('costs', () => {
  expect(dues(aShip({ length: 40 }), 1)).toBe(4000)
})`),
  v('a spy stands in for docking', 'H-unconditional', berths + builders('aShip'), `it('docks', () => {
  const berths = new Berths()
  vi.spyOn(berths, 'dock').mockReturnValue(1)
  expect(berths.dock(aShip({ length: 90 }))).toBe(3)
})`),
  v('it fails by a word', 'H-unconditional', berths, `it('reserves', () => {
  expect(new Berths().free()).toHaveLength(3)
  expect.fail('reservations are to come')
})`),
  v('it may never be reached', 'H-unconditional', '', `it('reserves', () => {
  expect.unreachable()
})`),
  v('a matcher of no one', 'H-test-bug', builders('aHarbour'), `it('is sorted', () => {
  expect(aHarbour('Vega', 'Argo').ships()).toBeSorted()
})`),
  v('time stands still', 'H-timeout', builders('aHarbour, pause'), `it('leaves', { timeout: 200 }, async () => {
  const harbour = aHarbour('Argo')
  vi.useFakeTimers()
  await pause(10)
  await harbour.leave('Argo')
  expect(harbour.taken).toBe(0)
})`),
  v('only to be done', null, berths, "it.todo('a berth is reserved')"),
] // prettier-ignore

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'\n")
export const jestReds: readonly Red[] = [
  j('dues as a table', 'R-assertion', from('dues', '{ dues }') + builders('aShip'), `describe('dues', () => {
  it.each([
    [40, 1, 4000],
    [90, 2, 18_000],
  ])('%i metres for %i days cost %i', (length, days, cents) => {
    expect(dues(aShip({ length }), days)).toBe(cents)
  })
})`),
  j('the clock of the log is faked', 'R-assertion', from('log', '{ HarbourLog }'), `beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-05-01T06:30:00Z') })
})
afterEach(() => {
  jest.useRealTimers()
})

it('writes when it happens', () => {
  const [entry] = new HarbourLog().write('Argo docks').entries
  expect(entry.at.toISOString()).toBe('2026-05-01T06:30:00.000Z')
})`),
  j('a listener is a spy', 'R-assertion', berths + builders('aShip'), `it('tells once', () => {
  const listener = jest.fn()
  const berths = new Berths()
  berths.on('docked', listener)
  berths.dock(aShip())
  expect(listener).toHaveBeenCalledWith(expect.objectContaining({ berth: 1 }))
})`),
  j('done is called', 'R-assertion', builders('aHarbour'), `it('loads ships', (done) => {
  aHarbour('Argo').load((error, ships) => {
    try {
      expect(ships).toEqual(['Argo'])
      done(error)
    } catch (failure) {
      done(failure)
    }
  })
})`),
  j('a tide within bounds', 'R-assertion', from('tides', '{ tideAt }'), `it('is about two metres at three', () => {
  expect(tideAt(3)).toBeCloseTo(2.12, 1)
})`),
  j('the assertions are counted', 'R-assertion', builders('aHarbour'), `it('refuses strangers', async () => {
  expect.assertions(2)
  expect(aHarbour('Vega').free()).toEqual([2, 3])
  await expect(aHarbour().leave('Argo')).rejects.toThrow()
})`),
  j('an office with bookings', 'R-boundary', serving, `it('shows bookings', async () => {
  const answer = await serving((url) => fetch(url + '/bookings'))
  expect(answer).toHaveProperty('status', 200)
})`),
  j('the spy docks', 'H-unconditional', berths + builders('aShip'), `it('docks', () => {
  jest.spyOn(Berths.prototype, 'dock').mockReturnValue(1)
  expect(new Berths().dock(aShip({ length: 90 }))).toBe(3)
  jest.restoreAllMocks()
})`),
  j('a mock is asked whether it was called', 'H-unconditional', berths, `it('reserves', () => {
  const office = { reserve: jest.fn() }
  expect(new Berths().free()).toHaveLength(3)
  expect(office.reserve).toHaveBeenCalled()
})`),
  j('a matcher of no one', 'H-test-bug', builders('aHarbour'), `it('is sorted', () => {
  expect(aHarbour('Vega', 'Argo').ships()).toBeSorted()
})`),
  j('done is never called', 'H-timeout', builders('aHarbour'), `it('hears of departures', (done) => {
  const harbour = aHarbour('Argo')
  harbour.on('left', () => done())
  void harbour.leave('Argo')
}, 200)`),
  j('only to be done', null, berths, "it.todo('a berth is reserved')"),
] // prettier-ignore

// Failing tests of the theatre in the words that only Vitest or only Jest has.
import type { Files, Red } from '../case.ts'
import { builders, from, headed } from './kit.ts'

const v = headed(
  "import { afterEach, beforeEach, describe, expect, expectTypeOf, it, onTestFinished, test, vi } from 'vitest'\n",
)
const snapshotOf = (runner: string, name: string, text: string): Files => ({
  [`e2e/__snapshots__/${name}.test.js.snap`]: `// ${runner} Snapshot v1, https://${runner === 'Jest' ? 'jestjs.io/docs/snapshot-testing' : 'vitest.dev/guide/snapshot.html'}\n\n${text}`,
})

export const vitestReds: readonly Red[] = [
  v('prices as a tagged table', 'R-assertion', from('prices', '{ price }'), `it.each\`
  age   | cents
  \${5}  | \${0}
  \${12} | \${1250}
\`('at $age it costs $cents', ({ age, cents }) => {
  expect(price('stalls', age)).toBe(cents)
})`),
  v('a matcher of its own for seats', 'R-assertion', builders('aHall'), `expect.extend({
  toHaveFree(hall, count) {
    const free = hall.free().length
    return { pass: free === count, message: () => \`\${free} seats are free, not \${count}\` }
  },
})

it('counts free seats', () => {
  expect(aHall('A1', 'A2')).toHaveFree(6)
})`),
  v('waiting is faked', 'R-assertion', from('orders', '{ Orders }'), `describe('unpaid orders', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-05-01T10:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('end after fifteen minutes', async () => {
    const orders = new Orders()
    await orders.place('Ada', ['A1'])
    await vi.advanceTimersByTimeAsync(15 * 60_000)
    expect(orders.expire(new Date())).toBe(1)
  })
})`),
  v('the gateway is a spy', 'R-assertion', from('orders', '{ Orders }'), `it('is charged once', async () => {
  const charge = vi.fn().mockResolvedValue('receipt 1')
  const orders = new Orders({ charge })
  const { id } = await orders.place('Ada', ['A1', 'A2'])
  await orders.pay(id)
  expect(charge).toHaveBeenCalledExactlyOnceWith(id, 5000)
})`),
  v('the sale is seen by a spy on the hall', 'R-assertion', from('hall', '{ Hall }'), `it('asks what is free first', () => {
  const hall = new Hall()
  const free = vi.spyOn(hall, 'free')
  hall.best(2)
  expect(free).toHaveBeenCalled()
})`),
  v('a refusal by its parts', 'R-assertion', from('orders', '{ Orders }'), `it('says what is wrong', async () => {
  await expect(new Orders().place('', [])).rejects.toMatchObject({ code: 'EMPTY_ORDER', name: 'BoxOfficeError' })
})`),
  v('a summary as a picture', 'R-assertion', from('reports', '{ summary }') + builders('aSale'), `test('of one sale', () => {
  expect(summary([aSale()])).toMatchInlineSnapshot(\`
    {
      "buyers": [
        "Ada",
      ],
      "sold": 1,
    }
  \`)
})`),
  v('a picture in a file', 'R-assertion', builders('aShow'), `test('a show', () => {
  expect(JSON.stringify(aShow())).toMatchSnapshot()
})`, { files: snapshotOf('Vitest', 'a-picture-in-a-file', "exports[`a show 1`] = `\"{\"title\":\"Hamlet\",\"minutes\":120}\"`;\n") }),
  v('some of what an order holds', 'R-assertion', from('orders', '{ Orders }'), `it('has a number and a date', async () => {
  expect(await new Orders().place('Ada', ['A1'])).toEqual({
    id: expect.stringMatching(/^o-\\d+$/),
    buyer: 'Ada',
    seats: expect.arrayContaining(['A1']),
    state: 'open',
    at: expect.any(Date),
  })
})`),
  v('two wishes at once', 'R-assertion', builders('aShow'), `it('is told softly', () => {
  const show = aShow()
  expect.soft(show.endsAt()).toEqual(new Date('2026-05-01T20:00:00Z'))
  expect.soft(show.overlaps(show)).toBe(true)
})`),
  v('the hall comes by a fixture', 'R-assertion', from('hall', '{ Hall }'), `const withHall = test.extend({
  hall: async ({}, use) => {
    const hall = new Hall('Studio', ['A'], 2)
    await use(hall)
    hall.removeAllListeners()
  },
})

withHall('sells out', ({ hall }) => {
  hall.sell('A1', 'Ada')
  hall.sell('A2', 'Ada')
  expect(hall.free()).toHaveLength(0)
})`),
  v('it waits until the room is full', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `it('fills', async () => {
  const room = new WaitingRoom()
  setTimeout(() => room.enter('Ada'), 10)
  await vi.waitFor(() => expect(room.size).toBe(1), { timeout: 150, interval: 20 })
})`),
  v('the hall is mocked away', 'H-unconditional', from('hall', '{ Hall }'), `vi.mock(import('../src/hall.ts'), () => ({ Hall: class { free() { return ['A1'] } } }))

it('has less', () => {
  expect(new Hall().free()).toEqual([])
})`),
  v('a spy that nobody gets', 'H-unconditional', from('orders', '{ Orders }'), `it('charges', async () => {
  const charge = vi.fn()
  const orders = new Orders()
  await orders.pay((await orders.place('Ada', ['A1'])).id)
  expect(charge).toHaveBeenCalledTimes(1)
})`),
  v('a spy answers for the prices', 'H-unconditional', from('prices', '* as prices'), `it('costs', () => {
  const price = vi.fn(prices.price).mockReturnValue(1)
  expect(price('stalls')).toBe(3000)
})`),
  v('a matcher that never agrees', 'H-unconditional', builders('aHall'), `expect.extend({
  toBeLovely: () => ({ pass: false, message: () => 'not lovely yet' }),
})

it('is lovely', () => {
  expect(aHall()).toBeLovely()
})`),
  v('the picture of its own text', 'H-unconditional', builders('aHall'), `it('draws', () => {
  aHall().free()
  expect(['A1', 'A2'].join(' ')).toMatchInlineSnapshot('"A1"')
})`),
  v('an unknown matcher', 'H-test-bug', builders('aHall'), `it('is sorted', () => {
  expect(aHall().free()).toBeInOrder()
})`),
  v('a fixture that is none', 'H-hook-or-setup', builders('aHall'), `const withSeats = test.extend({
  seats: async ({}, use) => use(aHall().rows.map((row) => row.length)),
})

withSeats('has rows', ({ seats }) => {
  expect(seats).toEqual([4, 4])
})`),
  v('no more than a plan', null, builders('aHall'), "it.todo('swaps seats')"),
] // prettier-ignore

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest, test } from '@jest/globals'\n")
export const jestReds: readonly Red[] = [
  j('prices as a table of rows', 'R-assertion', from('prices', '{ price }'), `describe.each([{ category: 'stalls' }, { category: 'circle' }])('$category', ({ category }) => {
  it('is free for small children', () => {
    expect(price(category, 4)).toBe(0)
  })
})`),
  j('a matcher of its own for seats', 'R-assertion', builders('aHall'), `expect.extend({
  toHaveFree(hall, count) {
    const free = hall.free().length
    return { pass: this.equals(free, count), message: () => free + ' seats are free, not ' + count }
  },
})

it('counts free seats', () => {
  expect(aHall('A1', 'A2')).toHaveFree(6)
})`),
  j('waiting is faked', 'R-assertion', from('orders', '{ Orders }'), `it('ends after fifteen minutes', async () => {
  jest.useFakeTimers({ now: new Date('2026-05-01T10:00:00Z') })
  const orders = new Orders()
  await orders.place('Ada', ['A1'])
  jest.advanceTimersByTime(15 * 60_000)
  expect(orders.expire(new Date())).toBe(1)
})`),
  j('the gateway is a spy', 'R-assertion', from('orders', '{ Orders }'), `it('is charged with a number', async () => {
  const gateway = { charge: jest.fn(async () => 'receipt 1') }
  const orders = new Orders(gateway)
  await orders.pay((await orders.place('Ada', ['A1'])).id)
  expect(gateway.charge).toHaveBeenLastCalledWith(expect.any(String), 2500)
})`),
  j('a callback by done', 'R-assertion', builders('aHall'), `it('tells who bought', (done) => {
  const hall = aHall()
  const late = setTimeout(() => done(new Error('nobody told in time: expected a sale')), 100)
  hall.once('sold', ({ buyer }) => {
    clearTimeout(late)
    done()
  })
  hall.sell('A1', 'Ada')
  try {
    expect(hall.free()).not.toContain('A1')
  } catch (error) {
    clearTimeout(late)
    done(error)
  }
})`),
  j('a refusal and a count', 'R-assertion', builders('aHall'), `it('names the seat', () => {
  expect.assertions(2)
  try {
    aHall().sell('Q1', 'Ada')
  } catch (error) {
    expect(error).toHaveProperty('code', 'UNKNOWN_SEAT')
    expect(error.message).toContain('Q1')
  }
})`),
  j('a summary as a picture', 'R-assertion', from('reports', '{ summary }') + builders('aSale'), `test('of one sale', () => {
  expect(summary([aSale()])).toMatchSnapshot()
})`, { files: snapshotOf('Jest', 'a-summary-as-a-picture', "exports[`of one sale 1`] = `\n{\n  \"buyers\": [\n    \"Ada\",\n  ],\n  \"sold\": 1,\n}\n`;\n") }),
  j('a gateway that is reset', 'H-unconditional', from('orders', '{ Orders }'), `it('charges', async () => {
  const gateway = { charge: jest.fn() }
  const orders = new Orders(gateway)
  await orders.pay((await orders.place('Ada', ['A1'])).id)
  gateway.charge.mockReset()
  expect(gateway.charge).toHaveBeenCalled()
})`),
  j('a spy that nobody gets', 'H-unconditional', from('messages', '{ notify }') + builders('anOrder'), `it('sends', async () => {
  const send = jest.fn()
  await notify({ send: async () => undefined }, anOrder())
  expect(send).toHaveBeenCalled()
})`),
  j('selling is replaced', 'H-unconditional', from('hall', '{ Hall }'), `it('sells', () => {
  const hall = new Hall()
  jest.spyOn(hall, 'sell').mockImplementation(() => ({ seat: 'none' }))
  expect(hall.sell('A1', 'Ada').seat).toBe('A1')
})`),
  j('done with a word', 'H-other', builders('aHall'), `it('swaps', (done) => {
  aHall().free()
  done(new Error('swapping is for next week'))
})`),
  j('an unknown matcher', 'H-test-bug', builders('aHall'), `it('is sorted', () => {
  expect(aHall().free()).toBeInOrder()
})`),
  j('done is forgotten', 'H-timeout', builders('aHall'), `it('tells', (done) => {
  const hall = aHall('A1')
  hall.once('released', () => done())
  void hall.release('A1')
}, 200)`),
] // prettier-ignore

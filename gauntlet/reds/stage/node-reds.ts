// Failing tests of the theatre in the words that only node:test or only Playwright has.
import type { Red } from '../case.ts'
import { builders, builtin, from, headed, help, serving } from './kit.ts'

const n = headed(
  "import assert from 'node:assert/strict'\nimport { after, afterEach, before, beforeEach, describe, it, mock, test } from 'node:test'\n",
)
export const nodeReds: readonly Red[] = [
  n('prices in parts', 'R-assertion', from('prices', '{ price }'), `test('the stalls', async (t) => {
  const cases = { child: [9, 1250], senior: [70, 2000] }
  for (const [who, [age, cents]] of Object.entries(cases)) {
    await t.test(who, (t) => t.assert.strictEqual(price('stalls', age), cents))
  }
})`),
  n('the gateway is a mock', 'R-assertion', from('orders', '{ Orders }'), `it('is charged once', async (t) => {
  const gateway = { charge: t.mock.fn(async () => 'receipt 1') }
  const orders = new Orders(gateway)
  await orders.pay((await orders.place('Ada', ['A1'])).id)
  assert.equal(gateway.charge.mock.callCount(), 1)
})`),
  n('an error as a whole', 'R-assertion', builders('aHall'), `it('says all', () => {
  assert.throws(() => aHall().sell('Z9', 'Ada'), { name: 'BoxOfficeError', code: 'UNKNOWN_SEAT', message: /Z9/ })
})`),
  n('a rejection is looked at', 'R-assertion', from('orders', '{ Orders }') + from('errors', '{ BoxOfficeError }'), `test('no seats', async () => {
  await assert.rejects(new Orders().place('Ada', []), (error) => {
    assert.ok(error instanceof BoxOfficeError)
    assert.equal(error.code, 'EMPTY_ORDER')
    return true
  })
})`),
  n('timers are mocked', 'R-assertion', from('orders', '{ Orders }'), `test('unpaid orders end', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse('2026-05-01T10:00:00Z') })
  const orders = new Orders()
  await orders.place('Ada', ['A1'])
  t.mock.timers.tick(16 * 60_000)
  assert.equal(orders.expire(new Date()), 1)
})`),
  n('a part of an order', 'R-assertion', from('orders', '{ Orders }'), `test('is open', async () => {
  const order = await new Orders().place('Ada', ['A1'])
  assert.partialDeepStrictEqual(order, { buyer: 'Ada', state: 'open' })
})`),
  n('a plan of assertions', 'R-assertion', builders('aHall'), `test('tells of both', (t) => {
  t.plan(2)
  const hall = aHall()
  hall.on('sold', ({ seat }) => t.assert.ok(seat.startsWith('A')))
  hall.sell('A1', 'Ada')
  hall.sell('A2', 'Ada')
})`),
  n('it is told by a message', 'R-assertion', builders('aShow'), `describe('a show', () => {
  it('meets itself', () => {
    assert(aShow().overlaps(aShow()), 'a show overlaps itself')
  })
})`),
  n('a mock sells', 'H-unconditional', from('hall', '{ Hall }'), `test('sells', () => {
  mock.method(Hall.prototype, 'sell', () => ({ seat: 'none' }))
  assert.equal(new Hall().sell('A1', 'Ada').seat, 'A1')
  mock.restoreAll()
})`),
  n('a counter of no one', 'H-unconditional', builders('aHall'), `test('is told', (t) => {
  const listener = t.mock.fn()
  aHall().sell('A1', 'Ada')
  assert.equal(listener.mock.callCount(), 1)
})`),
  n('it fails by a word', 'H-unconditional', builders('aHall'), `test('swaps', () => {
  aHall().free()
  assert.fail('swapping is to come')
})`),
  n('a comparison that does not exist', 'H-test-bug', builders('aHall'), `test('is sorted', () => {
  assert.ordered(aHall().free())
})`),
  n('it waits for a plan', 'H-timeout', builders('aHall'), `test('tells', { timeout: 200 }, async () => {
  const alive = setTimeout(() => undefined, 1500)
  await new Promise((resolve) => aHall().on('closed', resolve))
  clearTimeout(alive)
})`),
  n('no more than a plan', null, builders('aHall'), "test.todo('swaps seats')"),
] // prettier-ignore

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('an order by a request', 'R-boundary', serving + builders('anOrder'), `test('is created', async ({ request }) => {
  await serving(async (url) => {
    const answer = await request.post(url + '/orders', { data: anOrder() })
    expect(answer.status(), 'an order is created').toBe(201)
  })
})`),
  p('an order that is well', 'R-boundary', serving, `test('is ok', async ({ request }) => {
  await serving(async (url) => {
    const answer = await request.get(url + '/orders/o-1')
    await expect(answer).toBeOK()
  })
})`),
  p('a page of the box office', 'R-assertion', serving, `class ShowsPage {
  constructor(request, url) {
    Object.assign(this, { request, url })
  }
  async titles() {
    const shows = await (await this.request.get(this.url + '/shows')).json()
    return shows.map(({ title }) => title)
  }
}

const withShows = test.extend({
  shows: async ({ request }, use) => serving((url) => use(new ShowsPage(request, url))),
})

withShows('come in order', async ({ shows }) => {
  expect(await shows.titles()).toEqual(['Faust', 'Hamlet'])
})`),
  p('the running box office by a request', 'R-own-server-refused', '', `test.use({ baseURL: process.env.HELIX_SERVICE_URL })

test('lists shows', async ({ request }) => {
  const answer = await request.get('/shows')
  expect(answer.status()).toBe(200)
})`),
  p('selling in steps', 'R-assertion', from('hall', '{ Hall }'), `test('the last seat', async () => {
  const hall = new Hall('Studio', ['A'], 1)
  await test.step('is sold', async () => {
    expect(hall.sell('A1', 'Ada')).toEqual({ seat: 'A1', buyer: 'Ada' })
  })
  await test.step('and gone', async () => {
    expect(hall.free()).toEqual([])
  })
})`),
  p('a matcher of its own for seats', 'R-assertion', builders('aHall'), `const expectHall = expect.extend({
  toHaveFree(hall, count) {
    const free = hall.free().length
    return { name: 'toHaveFree', pass: free === count, message: () => \`\${free} seats are free, not \${count}\`, expected: count, actual: free }
  },
})

test('counts', () => {
  expectHall(aHall('A1')).toHaveFree(7)
})`),
  p('the room fills in the end', 'R-assertion', from('waiting-room', '{ WaitingRoom }'), `test('fills', async () => {
  const room = new WaitingRoom()
  room.enter('Ada')
  await expect(async () => {
    expect(room.size).toBe(1)
  }).toPass({ timeout: 150, intervals: [20] })
})`),
  p('prices as a loop of tests', 'R-assertion', from('prices', '{ price }'), `for (const { age, cents } of [{ age: 5, cents: 0 }, { age: 12, cents: 1250 }]) {
  test(\`costs \${cents} at \${age}\`, { tag: '@prices' }, () => {
    expect.soft(price('stalls', age)).toBe(cents)
  })
}`),
  p('the program by a fixture', 'R-assertion', help('shell', 'stage'), `test('lists seats', async () => {
  const { code, stdout } = await stage('seats')
  expect(code).toBe(0)
  expect(stdout).toContain('A1')
})`),
  p('the route of the test answers', 'H-unconditional', builtin('http', '{ createServer }') + builders('aHall'), `test('orders', async ({ request }) => {
  aHall()
  const server = createServer((_, response) => response.writeHead(404).end())
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const answer = await request.get('http://127.0.0.1:' + server.address().port)
  server.close()
  expect(answer.status()).toBe(200)
})`),
  p('far away critics', 'H-environment', '', `test('praise', async ({ request }) => {
  const answer = await request.get('https://critics.stage.invalid/hamlet')
  expect(answer.ok()).toBeTruthy()
})`),
  p('a fixture with a slip', 'H-hook-or-setup', builders('aHall'), `const withSeats = test.extend({
  seats: async ({}, use) => use(aHall().rows.map((row) => row.length)),
})

withSeats('has rows', ({ seats }) => {
  expect(seats).toEqual([4, 4])
})`),
  p('an unknown matcher', 'H-test-bug', builders('aHall'), `test('is sorted', () => {
  expect(aHall().free()).toBeInOrder()
})`),
  p('to be fixed later', null, builders('aHall'), `test.fixme('swaps', () => {
  expect(aHall().free()).toEqual([])
})`),
] // prettier-ignore

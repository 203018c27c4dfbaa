// Failing tests of the harbour in the words that only node:test or only Playwright has.
import type { Red } from '../case.ts'
import { berths, builders, builtin, from, headed, help, serving } from './kit.ts'

const n = headed(
  "import assert from 'node:assert/strict'\nimport { after, before, describe, it, mock, test } from 'node:test'\n",
)
export const nodeReds: readonly Red[] = [
  n('parts of a day', 'R-assertion', from('tides', '{ tideAt }'), `test('tides', async (t) => {
  for (const [hour, height] of [[3, 2.1], [9, 0.4]]) {
    await t.test('at ' + hour, () => assert.equal(tideAt(hour), height))
  }
})`),
  n('a spy of the context', 'R-assertion', berths + builders('aShip'), `it('tells who docked', (t) => {
  const listener = t.mock.fn()
  const berths = new Berths()
  berths.on('docked', listener)
  berths.dock(aShip())
  assert.deepEqual(listener.mock.calls.map((call) => call.arguments), [[{ ship: 'Argo', berth: 1 }]])
})`),
  n('an error as it looks', 'R-assertion', builders('aHarbour'), `describe('strangers', () => {
  it('are named', () => {
    assert.throws(() => aHarbour().of('Argo'), { name: 'UnknownShip', message: 'no ship named Argo' })
  })
})`),
  n('the clock is mocked', 'R-assertion', from('log', '{ HarbourLog }'), `test('writes when it happens', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 4, 1) })
  const [entry] = new HarbourLog().write('Argo docks').entries
  assert.equal(entry.at.toISOString(), '2026-05-01T00:00:00.000Z')
})`),
  n('it ends with a count', 'R-assertion', from('pilots', '{ PilotQueue }'), `test('drains', { timeout: 5000 }, async () => {
  const queue = new PilotQueue(2)
  await Promise.all([1, 2, 3].map((number) => queue.request(async () => number)))
  assert.strictEqual(await queue.drain(), 3)
})`),
  n('it does not match', 'R-assertion', builders('aShip'), `test('a label shouts', () => {
  assert.doesNotMatch(aShip().label(), /[a-z]/)
})`),
  n('berths before all', 'R-boundary', from('http/app', '{ createApp }'), `describe('the office', () => {
  let server
  before((_, done) => {
    server = createApp()
    server.listen(0, '127.0.0.1', done)
  })
  after(() => server.close())

  it('knows berths', async () => {
    const { status } = await fetch(\`http://127.0.0.1:\${server.address().port}/berths\`)
    assert.equal(status, 200, 'berths are a resource')
  })
})`),
  n('it fails by a word', 'H-unconditional', berths, `test('reserves', () => {
  new Berths().free()
  assert.fail('reservations are to come')
})`),
  n('a mock docks', 'H-unconditional', berths + builders('aShip'), `test('docks', () => {
  const berths = new Berths()
  mock.method(berths, 'dock', () => 1)
  assert.equal(berths.dock(aShip({ length: 90 })), 3)
})`),
  n('an assertion that is none', 'H-test-bug', builders('aHarbour'), `test('is sorted', () => {
  assert.isSorted(aHarbour('Vega', 'Argo').ships())
})`),
  n('only to be done', null, berths, `test('a berth is reserved', { todo: true }, () => {
  new Berths().free()
})`),
] // prettier-ignore

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('bookings by a request', 'R-boundary', serving, `test('are created', async ({ request }) => {
  await serving(async (url) => {
    const answer = await request.post(url + '/bookings', { data: { ship: 'Argo', berth: 2 } })
    expect(answer.status()).toBe(201)
  })
})`),
  p('the running office by a request', 'R-own-server-refused', '', `class OfficePage {
  constructor(request) {
    this.request = request
  }
  async shipNames() {
    const answer = await this.request.get(process.env.HELIX_SERVICE_URL + '/ships')
    return (await answer.json()).map(({ name }) => name)
  }
}

test('lists ships', async ({ request }) => {
  expect(await new OfficePage(request).shipNames()).toEqual(['Argo', 'Vega'])
})`),
  p('ships and their steps', 'R-assertion', berths + builders('aShip'), `test('docking', async () => {
  const berths = new Berths([30, 60])
  await test.step('a long ship comes first', () => {
    expect(berths.dock(aShip({ length: 55 }))).toBe(2)
  })
  await test.step('then a short one', () => {
    expect(berths.dock(aShip({ length: 25 }))).toBe(1)
  })
})`),
  p('a harbour by a fixture', 'R-assertion', builders('aHarbour'), `const withHarbour = test.extend({
  harbour: async ({}, use) => use(aHarbour('Vega', 'Argo')),
})

withHarbour('lists ships by name', ({ harbour }) => {
  expect(harbour.ships()).toEqual(['Argo', 'Vega'])
})`),
  p('the queue is polled', 'R-assertion', from('pilots', '{ PilotQueue }'), `test('drains in the end', async () => {
  const queue = new PilotQueue()
  await queue.request(async () => 'Argo')
  await expect.poll(() => queue.drain(), { timeout: 100, intervals: [20] }).toBe(1)
})`),
  p('the program by a test', 'R-assertion', help('shell', 'harbour'), `test.describe('harbour berths', () => {
  test('lists what is free', () => {
    expect.soft(harbour(['berths']).status).toBe(0)
    expect.soft(harbour(['berths']).stdout).toContain('3 free')
  })
})`),
  p('no harbour of that name', 'H-environment', builtin('timers/promises', 'setTimeout as pause'), `test('asks', async ({ request }) => {
  await pause(1)
  const answer = await request.get('http://office.harbour.invalid/ships')
  expect(answer.ok()).toBe(true)
})`),
  p('a fixture that breaks', 'H-hook-or-setup', builders('aHarbour'), `const withHarbour = test.extend({
  harbour: async ({}, use) => {
    const harbour = aHarbour('Vega')
    harbour.master.name = 'Ada'
    await use(harbour)
  },
})

withHarbour('has a master', ({ harbour }) => {
  expect(harbour.ships()).toEqual(['Argo'])
})`),
  p('to be fixed later', null, berths, `test.fixme('a berth is reserved', () => {
  expect(new Berths().free()).toEqual([1])
})`),
] // prettier-ignore

// Failing tests of the garage in the words that only Playwright has.
import type { Red } from '../case.ts'
import { from, headed, make, serving } from './kit.ts'

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('spots by a request', 'R-assertion', serving, `test('GET /spots', async ({ request }) => {
  await serving(async (url) => {
    const response = await request.get(url + '/spots')
    expect(response.ok()).toBeTruthy()
    expect(await response.json()).toEqual({ free: 2, capacity: 2 })
  })
})`),
  p('a ticket is created', 'R-boundary', serving, `test.describe('tickets', () => {
  test('POST answers 201', async ({ request }) => {
    await serving(async (url) => {
      const response = await request.post(url + '/tickets', { data: { plate: 'B-AB 12' } })
      expect(response.status()).toBe(201)
    })
  })
})`),
  p('the running garage by its url', 'R-own-server-refused', '', `test('is healthy', async ({ request }) => {
  const response = await request.get(process.env.HELIX_SERVICE_URL + '/spots')
  await expect(response).toBeOK()
})`),
  p('a fixture of a garage', 'R-assertion', make('makeGarage'), `const it = test.extend({
  garage: async ({}, use) => {
    const garage = makeGarage({ spots: 2, parked: ['A'] })
    await use(garage)
  },
})

it('has one spot left', ({ garage }) => {
  expect(garage.free()).toBe(1)
})`),
  p('steps of a visit', 'R-assertion', make('makeTicket'), `test('a visit', async () => {
  const ticket = await test.step('takes a ticket', async () => makeTicket())
  await test.step('pays', async () => {
    const at = new Date('2026-03-02T09:00Z')
    ticket.pay(at)
    expect(ticket.paidAt).toEqual(at)
  })
})`),
  p('the gate is polled', 'R-assertion', from('gate', '{ Gate }'), `test('opens', async () => {
  const gate = new Gate({ show() {} })
  gate.openFor(1000)
  await expect.poll(() => gate.isOpen, { timeout: 200 }).toBe(true)
})`),
  p('softly about a summary', 'R-assertion', from('reports', '{ summarize }'), `test('both figures', () => {
  const summary = summarize([{ plate: 'A', minutes: 5 }, { plate: 'B', minutes: 6 }])
  expect.soft(summary.count).toBe(2)
  expect.soft(summary.minutes).toBe(11)
})`),
  p('zones are to come', 'R-missing-module', from('zones', '{ zoneOf }'), `for (const [spot, zone] of [['1-07', 'A'], ['2-01', 'B']]) {
  test('zone of ' + spot, () => {
    expect(zoneOf(spot)).toBe(zone)
  })
}`, { loading: true }),
  p('a fixture that breaks', 'H-hook-or-setup', make('makeGarage'), `const it = test.extend({
  plate: async ({}, use) => {
    await use(process.argv.find((part) => part.startsWith('--plate')).slice(8))
  },
})

it('parks', ({ plate }) => {
  expect(makeGarage().park(plate)).toBe('1-01')
})`),
  p('a request to another service', 'H-environment', '', `test('asks the bank', async ({ request }) => {
  const response = await request.get('http://127.0.0.1:9/accounts')
  expect(response.status()).toBe(200)
})`),
  p('it ends after its time', 'H-timeout', make('makeGarage'), `test('waits', async () => {
  test.setTimeout(250)
  const garage = makeGarage()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(garage.free()).toBe(1)
})`),
  p('it is expected to fail', null, make('makeGarage'), `test('is full', () => {
  test.fail()
  expect(makeGarage().isFull()).toBe(true)
})`),
  p('a page of its own', 'H-unconditional', make('makeGarage'), `test('shows its note', () => {
  const page = { title: 'Garage' }
  makeGarage()
  expect(page.title).toBe('Parking')
})`),
] // prettier-ignore

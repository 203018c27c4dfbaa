// Failing tests of the utility in the words that only Playwright has.
import type { Red } from '../case.ts'
import { from, grid, headed, serving } from './kit.ts'

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('meters by a request', 'R-assertion', serving, `test('GET /meters', async ({ request }) => {
  await serving(async (url) => {
    const response = await request.get(url + '/meters')
    await expect(response).toBeOK()
    expect((await response.json()).meters).toEqual([{ id: 'M-1' }])
  })
})`),
  p('a reading by a request', 'R-boundary', serving, `test('POST /readings', async ({ request }) => {
  await serving(async (url) => {
    const response = await request.post(url + '/readings', { data: { meter: 'M-1', kwh: 7 } })
    expect(response.status(), 'created').toBe(201)
  })
})`),
  p('readings as a fixture', 'R-assertion', grid('aReadings'), `const it = test.extend({
  readings: async ({}, use) => {
    await use(aReadings(['2026-01-01', 100], ['2026-02-01', 180]))
  },
})

it('are used', ({ readings }) => {
  expect(readings.usage('M-1')).toBe(80)
})`),
  p('open streets are polled', 'R-assertion', from('outages', '{ Outages }'), `test('opens', async () => {
  const outages = new Outages()
  outages.report('Mill Lane')
  await expect.poll(() => outages.open(), { timeout: 200 }).toContain('Mill Lane')
})`),
  p('it passes in the end', 'R-assertion', from('tariffs', '{ tierOf }'), `test('is high', async () => {
  await expect(async () => {
    expect(tierOf(9999)).toBe('high')
  }).toPass({ timeout: 200 })
})`),
  p('softly asked', 'R-assertion', from('tariffs', '{ withVat }'), `test('adds taxes', () => {
  expect.soft(withVat(100)).toBe(119)
  expect(withVat(200)).toBe(238)
})`),
  p('an option is asked', 'H-unconditional', from('tariffs', '{ costOf }'), `const it = test.extend({ cents: [30, { option: true }] })

it('costs', ({ cents }) => {
  costOf(1)
  expect(cents).toBe(31)
})`),
  p('a new object is the same', 'H-unconditional', from('tariffs', '{ parseTariff }'), `test('reads', () => {
  expect(parseTariff('30 ct')).toBe({ cents: 30 })
})`),
  p('a matcher that is none', 'H-test-bug', from('tariffs', '{ tierOf }'), `test('is high', () => {
  expect(tierOf(9999)).toEquals('high')
})`),
  p('marked as slow and failing', null, from('tariffs', '{ costOf }'), `test('costs', () => {
  test.fail()
  expect(costOf(1)).toBe(930)
})`),
] // prettier-ignore

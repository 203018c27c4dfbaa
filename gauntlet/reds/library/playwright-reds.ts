// Failing tests of the library in the words that only Playwright has.
import type { Red } from '../case.ts'
import { from, headed, serving, stock } from './kit.ts'

const p = headed("import { expect, test } from '@playwright/test'\n")
export const playwrightReds: readonly Red[] = [
  p('books by a request', 'R-assertion', serving, `test('GET /books', async ({ request }) => {
  await serving(async (url) => {
    const response = await request.get(url + '/books', { params: { q: 'emma' } })
    expect(response.ok()).toBeTruthy()
    expect((await response.json()).books).toHaveLength(1)
  })
})`),
  p('a hold by a request', 'R-boundary', serving, `test('POST /holds', async ({ request }) => {
  await serving(async (url) => {
    const response = await request.post(url + '/holds', { data: { book: 'b-1' } })
    expect(response.status()).toBe(202)
  })
})`),
  p('a desk as a fixture', 'R-assertion', stock('aDesk'), `const it = test.extend({
  desk: async ({}, use) => {
    await use(aDesk({ 'b-1': 2 }))
  },
})

it('has two copies', ({ desk }) => {
  expect(desk.available('b-1')).toBe(2)
})`),
  p('a loan in steps', 'R-assertion', stock('aDesk'), `test('a loan', async () => {
  const desk = aDesk()
  await test.step('is made', () => desk.lend('b-1', 'm-1'))
  await test.step('is listed', () => {
    expect(desk.loansOf('m-1')).toEqual([{ book: 'b-1', member: 'm-1', due: expect.any(Date) }])
  })
})`),
  p('the queue is polled', 'R-assertion', from('holds', '{ Holds }'), `test('grows', async () => {
  const holds = new Holds()
  holds.place('m-1')
  await expect.poll(() => holds.length, { timeout: 200 }).toBe(1)
})`),
  p('an own fixture is asked', 'H-unconditional', from('fines', '{ fineFor }'), `const it = test.extend({ daily: [20, { option: true }] })

it('is dear', ({ daily }) => {
  fineFor(1)
  expect(daily).toBe(30)
})`),
  p('a page that the test sets', 'H-unconditional', from('fines', '{ formatFine }'), `test('shows', async () => {
  const html = '<p>' + 'late' + '</p>'
  formatFine(20)
  expect(html).toContain('20')
})`),
] // prettier-ignore

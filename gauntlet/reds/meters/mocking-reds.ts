// Failing tests of the utility in the words that Vitest and Jest share.
import type { Red } from '../case.ts'
import { from, grid, headed, serving } from './kit.ts'

/** `m`: what makes spies; `head`: the imports of the runner. */
export function mockingReds(m: 'vi' | 'jest', head: string): Red[] {
  const v = headed(head)
  return [
    v(
      'rows that are tests',
      'R-assertion',
      from('tariffs', '{ tierOf }'),
      `test.each\`
  kwh     | tier
  \${1000} | \${'middle'}
  \${9999} | \${'high'}
\`('$kwh kWh are $tier', ({ kwh, tier }) => {
  expect(tierOf(kwh)).toBe(tier)
})`,
    ),
    v(
      'the post is a spy',
      'R-assertion',
      from('invoices', '{ sendInvoices }') + grid('aCustomer'),
      `it('posts each invoice once', async () => {
  const post = ${m}.fn(async () => {})
  await sendInvoices([aCustomer()], { post })
  expect(post).toHaveBeenCalledExactlyOnceWith?.('c-1', expect.any(String))
  expect(post).toHaveBeenCalledTimes(1)
})`,
    ),
    v(
      'time goes on',
      'R-assertion',
      from('imports', '{ retry }'),
      `describe('retry', () => {
  beforeEach(() => { ${m}.useFakeTimers() })
  afterEach(() => { ${m}.useRealTimers() })
  it('comes to the third', async () => {
    const work = ${m}.fn().mockRejectedValueOnce(new Error('busy')).mockRejectedValueOnce(new Error('busy')).mockResolvedValue(7)
    const done = retry(work)
    await ${m}.advanceTimersByTimeAsync(5000)
    await expect(done).resolves.toBe(7)
  })
})`,
    ),
    v(
      'supertest asks',
      'R-boundary',
      "import request from 'supertest'\n" + from('http/app', '{ createApp }'),
      `it('answers an invoice', async () => {
  const response = await request(createApp()).get('/invoices/1').set('accept', 'application/json')
  expect(response.status).toBe(200)
  expect(response.body).toMatchObject({ number: '2026-000001' })
})`,
      { needs: ['supertest'] },
    ),
    v(
      'supertest expects',
      'R-assertion',
      "import request from 'supertest'\n" + from('http/app', '{ createApp }'),
      `it('lists meters', async () => {
  const { body } = await request(createApp()).get('/meters').expect('content-type', /json/).expect(200)
  expect(body.meters).toHaveLength(2)
})`,
      { needs: ['supertest'] },
    ),
    v(
      'an invoice as it is printed',
      'R-assertion',
      from('invoices', '{ Invoice }') + grid('aLine'),
      'it(\'prints\', () => {\n  expect(new Invoice([aLine()]).render()).toMatchInlineSnapshot(`"usage          12.00"`)\n})',
    ),
    v(
      'an invoice of some shape',
      'R-assertion',
      from('invoices', '{ Invoice }') + grid('aLine'),
      `it('has lines', () => {
  expect(new Invoice([aLine()])).toEqual(expect.objectContaining({ number: expect.stringMatching(/^2026-/), lines: expect.arrayContaining([aLine()]) }))
})`,
    ),
    v(
      'the log is a boundary',
      'R-assertion',
      from('outages', '{ Outages }'),
      `it('warns', () => {
  const warn = ${m}.spyOn(console, 'warn').mockImplementation(() => {})
  new Outages().report('Mill Lane')
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('Mill Lane'))
  warn.mockRestore()
})`,
    ),
    v(
      'nearly so much',
      'R-assertion',
      from('tariffs', '{ withVat }'),
      "it('adds taxes', () => {\n  expect(withVat(10_000)).toBeCloseTo(11_900, 0)\n})",
    ),
    v(
      'what is rejected',
      'R-assertion',
      grid('aCustomer, someCustomers'),
      `it('knows who moves', async () => {
  await expect(someCustomers(aCustomer()).move('c-9', 'Elm Road')).rejects.toThrow('c-9')
})`,
    ),
    v(
      'a spy that the test calls',
      'H-unconditional',
      from('tariffs', '{ costOf }'),
      `it('is called', () => {
  const cost = ${m}.fn(costOf)
  cost(1)
  expect(cost).toHaveBeenCalledTimes(2)
})`,
    ),
    v(
      'a spy of the test answers',
      'H-unconditional',
      from('customers', '{ greeting }') + grid('aCustomer'),
      `it('greets', () => {
  const greet = ${m}.fn().mockReturnValue('hello')
  greeting(aCustomer())
  expect(greet('Ada')).toBe('hello Ada')
})`,
    ),
    v(
      'fetch is stubbed and asked by the test',
      'H-unconditional',
      from('tariffs', '{ parseTariff }'),
      `it('loads', async () => {
  const load = ${m}.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"cents":30}'))
  const { cents } = await (await fetch('https://tariffs.example')).json()
  parseTariff('30')
  load.mockRestore()
  expect(cents).toBe(32)
})`,
    ),
    v(
      'the product itself is replaced',
      'H-unconditional',
      "import * as tariffs from '../src/tariffs.ts'\n",
      `it('costs', () => {
  const api = { ...tariffs }
  ${m}.spyOn(api, 'costOf').mockReturnValue(5)
  expect(api.costOf(100)).toBe(3900)
})`,
    ),
    v(
      'a method is told what to answer',
      'H-unconditional',
      from('readings', '{ Readings }'),
      `it('is used', () => {
  const readings = new Readings()
  ${m}.spyOn(readings, 'usage').mockReturnValue(3)
  expect(readings.usage('M-1')).toBe(4)
})`,
    ),
    v(
      'a matcher with a slip',
      'H-test-bug',
      from('tariffs', '{ tierOf }'),
      "it('is high', () => {\n  expect(tierOf(9999)).toEquals('high')\n})",
    ),
    v(
      'a promise is to be its value',
      'H-unconditional',
      grid('aCustomer, someCustomers'),
      `it('moves', () => {
  const answer = someCustomers(aCustomer()).move('c-1', 'Elm Road')
  expect(answer).toBeInstanceOf(Promise)
  expect(typeof answer.then).toBe('object')
})`,
    ),
    v(
      'assertions that never come',
      'H-unconditional',
      from('tariffs', '{ costOf }'),
      `it('asserts twice', () => {
  expect.assertions(2)
  expect(costOf(0)).toBeDefined()
})`,
    ),
    v(
      'a new date is the same object',
      'H-unconditional',
      from('invoices', '{ dueOn }'),
      "it('is due', () => {\n  expect(dueOn(new Date(0))).toBe(new Date(1_209_600_000))\n})",
    ),
    v(
      'an own array is called for',
      'H-unconditional',
      grid('aReadings'),
      `it('notes calls', () => {
  const calls = []
  const note = ${m}.fn((one) => calls.push(one))
  note(aReadings())
  expect(note.mock.calls).toHaveLength(2)
})`,
    ),
    v(
      'headers are a list',
      'H-unconditional',
      serving,
      `it('answers json', async () => {
  const headers = await serving(async (url) => (await fetch(url + '/meters')).headers)
  expect(headers.get('content-type')).toEqual(['application/json'])
})`,
    ),
    v(
      'it may fail',
      null,
      from('tariffs', '{ costOf }'),
      `it('costs', () => {
  try {
    expect(costOf(1)).toBe(930)
  } catch (error) {
    console.log(error.message)
  }
})`,
    ),
  ]
}

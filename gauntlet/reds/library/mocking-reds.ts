// Failing tests of the library in the words that Vitest and Jest share.
import type { Red } from '../case.ts'
import { from, headed, serving, stock } from './kit.ts'

/** `m`: what makes spies; `head`: the imports of the runner. */
export function mockingReds(m: 'vi' | 'jest', head: string): Red[] {
  const v = headed(head)
  return [
    v('each row of a table', 'R-assertion', from('fines', '{ fineFor }'), `describe.each([
  { days: 1, cents: 20 },
  { days: 60, cents: 1000 },
])('$days days late', ({ days, cents }) => {
  it('costs ' + cents, () => expect(fineFor(days)).toBe(cents))
})`),
    v('mail is a spy', 'R-assertion', from('notices', '{ sendNotices }') + stock('LoanBuilder'), `it('writes to each late member', async () => {
  const send = ${m}.fn().mockResolvedValue(undefined)
  await sendNotices([new LoanBuilder().build()], { send }, () => new Date('2026-04-01'))
  expect(send).toHaveBeenCalledTimes(1)
  expect(send).toHaveBeenCalledWith('m-1', expect.stringContaining('b-1'))
})`),
    v('a loan looks like this', 'R-assertion', stock('aDesk'), `it('tells the loan', async () => {
  await expect(aDesk().lend('b-1', 'm-1')).resolves.toMatchObject({ ok: true, loan: { book: 'b-1', due: expect.any(Date) } })
})`),
    v('a label as it is printed', 'R-assertion', from('books', '{ label }') + stock('aBook'), "it('prints', () => {\n  expect(label(aBook())).toMatchInlineSnapshot(`\n    \"AUS\n    Emma\"\n  `)\n})"),
    v('time stands still', 'R-assertion', stock('aDesk'), `describe('due dates', () => {
  beforeEach(() => {
    ${m}.useFakeTimers()
    ${m}.setSystemTime(new Date('2026-03-01T10:00:00Z'))
  })
  afterEach(() => {
    ${m}.useRealTimers()
  })
  it('is due in four weeks', async () => {
    const desk = aDesk()
    await desk.lend('b-1', 'm-1')
    expect(desk.loansOf('m-1')).toEqual([expect.objectContaining({ due: new Date('2026-03-29T10:00:00Z') })])
  })
})`),
    v('errors with their code', 'R-assertion', stock('aDesk'), `it('tells why', () => {
  expect(() => aDesk().giveBack('b-9')).toThrow(expect.objectContaining({ code: 'not-on-loan' }))
})`),
    v('a spied desk still works', 'R-assertion', stock('aDesk'), `it('asks once', async () => {
  const desk = aDesk()
  const spy = ${m}.spyOn(desk, 'available')
  await desk.lend('b-1', 'm-1')
  expect(spy).toHaveBeenCalledWith('b-1')
})`),
    v('a created member', 'R-boundary', serving, `it('POST /members', async () => {
  await serving(async (url) => {
    const response = await fetch(url + '/members', { method: 'POST', body: JSON.stringify({ name: 'Ada' }) })
    expect(response).toHaveProperty('status', 201)
  })
})`),
    v('a mock is called by the test', 'H-unconditional', stock('aDesk'), `it('lends', async () => {
  const onLend = ${m}.fn()
  await aDesk().lend('b-1', 'm-1')
  onLend('b-1')
  expect(onLend).toHaveBeenCalledWith('b-2')
})`),
    v('a mock is called before it is handed over', 'H-unconditional', from('notices', '{ sendNotices }') + stock('LoanBuilder'), `it('mails', async () => {
  const send = ${m}.fn()
  send('first')
  await sendNotices([new LoanBuilder().build()], { send })
  expect(send.mock.calls[0]).toEqual(['m-1'])
})`),
    v('a spy with an answer', 'H-unconditional', stock('aDesk'), `it('counts', () => {
  const desk = aDesk()
  ${m}.spyOn(desk, 'available').mockReturnValue(3)
  expect(desk.available('b-1')).toBe(1)
})`),
    v('a mock that nobody has', 'H-unconditional', from('fines', '{ fineFor }'), `it('tells', () => {
  const listener = ${m}.fn()
  fineFor(3)
  expect(listener).toHaveBeenCalled()
})`),
    v('a planned number of assertions', 'H-unconditional', stock('aDesk'), `it('plans', () => {
  expect.assertions(2)
  expect(aDesk().available('b-9')).toBe(0)
})`),
    v('an asymmetric contradiction', 'H-unconditional', from('fines', '{ fineFor }'), `it('is both', () => {
  const cents = fineFor(2)
  expect(cents).toEqual(expect.any(String))
  expect(cents).toBeGreaterThan(3)
})`),
    ...(m === 'vi' ? [
      v('a module that is spied and told what to answer', 'H-unconditional', from('fines', '{ fineFor }'), `vi.mock('../src/fines.ts', { spy: true })

it('costs', () => {
  vi.mocked(fineFor).mockReturnValue(5)
  expect(fineFor(1)).toBe(20)
})`),
      v('a module that is replaced', 'H-unconditional', from('fines', '{ fineFor }'), `vi.mock('../src/fines.ts', () => ({ fineFor: () => 5 }))

it('costs', () => {
  expect(fineFor(1)).toBe(20)
})`),
    ] : []),
  ] // prettier-ignore
}

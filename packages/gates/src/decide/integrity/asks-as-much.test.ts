import { describe, expect, it } from 'vitest'
import type { Assertions } from '../../facts/facts.ts'
import { factsOf } from '../../facts/testing/facts-of.ts'
import { isWeaker } from './weakened.ts'

const none: Assertions = { count: 0, exact: 0, weak: 0, values: 0 }

/** What the first test of a file asserts, with this body and these declarations. */
const asserted = (body: string, declared = ''): Assertions =>
  factsOf(`import { run } from '../src/run.ts'\n${declared}\nit('a', async () => { ${body} })\n`, 'test/a.test.ts')
    .tests[0]?.assertions ?? none

describe('what a method of a value answers, and is to be true', () => {
  it.each([
    ['expect(spy).to.have.been.calledWith(1)', 'assert.ok(spy.calledWith(1))'],
    ['expect(spy).calledOnceWithExactly(1, 2)', 'assert(spy.calledOnceWithExactly(1, 2))'],
    ["expect(run()).to.include('a')", "assert.ok(run().includes('a'))"],
    ['expect(run()).to.be.greaterThanOrEqual(1)', 'assert.ok(run() >= 1)'],
    ['expect(run()).instanceOf(Cart)', 'assert.ok(run() instanceof Cart)'],
  ])('%s asks no more than %s', (before, now) => {
    expect(isWeaker(asserted(now), asserted(before))).toBe(false)
  })

  it.each([
    ['expect(spy).calledWith(1)', 'assert.ok(spy.calledWith)'],
    ['expect(spy).calledWith(1)', 'assert.ok(spy.called())'],
    ["expect(run()).to.equal('a')", "assert.ok(run().includes('a'))"],
    ['expect(run()).to.equal(1)', 'assert.ok([1, 2].includes(run()))'],
    ['expect(run()).to.equal(1)', 'assert.ok(allowed.includes(run()))'],
    ['expect(run()).to.equal(1)', 'expect(run()).to.be.above(0)'],
    ['expect(run()).to.equal(1)', "expect(run()).to.be.a('number')"],
  ])('%s asks more than %s', (before, now) => {
    expect(isWeaker(asserted(now), asserted(before))).toBe(true)
  })
})

describe('a function of the file that bears the name of an assertion', () => {
  const waits = 'const waitFor = () => new Promise((resolve) => { const checkReady = () => resolve(); checkReady() })'

  it('is none where it neither asserts nor fails', () => {
    expect(
      asserted('await waitFor(); checkTotal(run(), 3)', `${waits}\nfunction checkTotal(total) { return total }`),
    ).toEqual(none)
  })

  it.each([
    'expect(total).toBe(3)',
    'if (total !== 3) throw new Error(total)',
    'compare(total, 3)',
    'total.should.equal(3)',
  ])('is one each time that it is called where it says %s', (body) => {
    const twice = asserted('checkTotal(run(1)); checkTotal(run(2))', `const checkTotal = (total) => { ${body} }`)
    const once = asserted('checkTotal(run(1))', `const checkTotal = (total) => { ${body} }`)
    expect(twice.count - once.count).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import type { PropertyRun } from '../../run/run.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, runsBy, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aRun, anInvalidRun } from '../testing/runs.ts'

const file = 'test/property/split.test.ts'
const condition = aCondition('property', { minRuns: 100 }, 'property')
const one = (parts: Partial<PropertyRun> = {}): PropertyRun => ({
  test: `${file} > adds up`,
  file,
  runs: 100,
  skips: 0,
  failed: false,
  ...parts,
})
const ran = (...properties: PropertyRun[]) => ({ runs: runsBy({ 'property tests': [aRun({ properties })] }) })
const using = (used: string) =>
  realTree({
    [file]: `import fc from 'fast-check'
import { it } from 'vitest'
import { split } from '../../src/split.ts'
it('adds up', () => { fc.assert(fc.property(fc.nat(), (n) => ${used} >= 0)) })
`,
  })

describe('the gate property', () => {
  it('needs one run of the tests', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'property', purpose: 'tests', times: 1 }])
  })

  it.each([
    ['tries as many cases as asked', one(), 'pass'],
    ['tries one case less', one({ runs: 99 }), 'fail PROPERTY-RUNS'],
    ['tries nobody knows how many', one({ runs: Number.NaN }), 'fail PROPERTY-RUNS'],
    ['tries both of two values', one({ runs: 2, exhausted: true }), 'pass'],
    ['has one value only', one({ runs: 1, exhausted: true, constant: true }), 'fail PROPERTY-RUNS'],
    ['has no value', one({ runs: 0, exhausted: true }), 'fail PROPERTY-RUNS'],
    ['throws ten away for each case', one({ skips: 1000 }), 'pass'],
    ['throws more away', one({ skips: 1001 }), 'fail PROPERTY-SKIPS'],
    ['does not hold', one({ failed: true, runs: 3 }), 'fail PROPERTY-FAILED'],
  ])('a property that %s', (_, property, short) => {
    expect(verdictOn(condition, ran(property))).toBe(short)
  })

  it('counts those that use something from outside of themselves', () => {
    expect(verdictOn(condition, { ...ran(one()), head: using('n') })).toBe('missing PROPERTY-NONE')
    expect(verdictOn(condition, { ...ran(one()), head: using('split(n)') })).toBe('pass')
  })

  it('measures the properties and the least number of cases', () => {
    const answer = judge(condition, anEvidence(ran(one({ runs: 300 }), one({ test: `${file} > is fair` }), one())))
    expect(answer.measured).toEqual({ properties: 2, runs: 100 })
  })

  it('without a property that is measured', () => {
    expect(judge(condition, anEvidence(ran())).measured).toEqual({ properties: 0 })
  })

  it.each([
    ['no property ran', aRun({ properties: [] }), 'missing PROPERTY-NONE'],
    ['the report knows no properties', aRun(), 'missing PROPERTY-NONE'],
    ['the run proves nothing', anInvalidRun('REPORT-ABSENT'), 'missing REPORT-ABSENT'],
  ])('is missing when %s', (_, run, short) => {
    expect(verdictOn(condition, { runs: runsBy({ 'property tests': [run] }) })).toBe(short)
  })
})

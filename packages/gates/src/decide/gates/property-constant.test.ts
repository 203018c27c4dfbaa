import { expect, it } from 'vitest'
import type { PropertyRun } from '../../run/run.ts'
import { aCondition, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun } from '../testing/runs.ts'

const file = 'test/property/split.test.ts'
const property: PropertyRun = { test: `${file} > adds up`, file, runs: 100, skips: 0, failed: false, constant: true }

it.each([
  ['tries one case a hundred times', property, 'fail PROPERTY-RUNS'],
  ['has one case, and is asked for one', { ...property, runs: 1 }, 'pass'],
])('a property that %s', (_, one, short) => {
  const condition = aCondition('property', { minRuns: one.runs }, 'property')
  expect(verdictOn(condition, { runs: runsBy({ 'property tests': [aRun({ properties: [one] })] }) })).toBe(short)
})

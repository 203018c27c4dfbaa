import { expect, test } from 'vitest'
import { landingOf } from './landing-of.ts'

const path = 'docs/adr/0012-why-x.md'

test.each([
  ['on the branch that work lands on, from one of its own', 'main', [], 'amend/0012-why-x', 'main'],
  ['from the branch that is checked out', 'feature', ['main'], 'feature', 'main'],
  ['from a branch of its own where that one holds the cycle', 'feature', ['feature'], 'amend/0012-why-x', 'feature'],
  ['from a branch of its own where none is checked out', null, ['main'], 'amend/0012-why-x', 'main'],
] as const)('an amendment lands %s', (_, branch, holders, from, onto) => {
  expect(landingOf({ branch, landing: 'main', holders, path })).toEqual({ from, onto })
})

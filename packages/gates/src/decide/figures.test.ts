import type { Facts, GateName, Outcome } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures.ts'
import { aCondition } from './testing/evidence.ts'

const verdict = (gate: GateName, measured: Facts, of?: string, outcome: Outcome = 'pass') => ({
  condition: aCondition(gate, {}, of),
  outcome,
  measured,
})
const lines = (...verdicts: ReturnType<typeof verdict>[]) =>
  figuresOf(verdicts).map(({ name, text }) => `${name}: ${text}`)

describe('the lines below Validation', () => {
  it.each([
    [verdict('tests', { passed: 42, failed: 0, skipped: 0, red: 0, new: 3 }, 'unit'), 'unit: 42 passed (3 new)'],
    [verdict('tests', { passed: 6, failed: 0, skipped: 0, red: 0, new: 0 }, 'e2e'), 'e2e: 6 passed'],
    [verdict('tests', { passed: 0, failed: 0, skipped: 0, red: 4, new: 0 }, 'e2e'), 'e2e: 4 red'],
    [
      verdict('tests', { passed: 1, failed: 2, skipped: 3, red: 4, new: 1 }, 'e2e', 'fail'),
      'e2e: 1 passed (1 new), 4 red, 2 failed, 3 skipped',
    ],
    [verdict('coverage', { patch: 96.4 }, 'unit'), 'coverage: patch 96.4 %'],
    [verdict('mutation', { patch: 100 }, 'mutants'), 'mutation: patch 100 %'],
    [verdict('red-bar', { targets: 3, red: 3, runs: 5 }, 'e2e'), 'red-bar: 3 targets red, 5 runs'],
    [verdict('red-bar', { targets: 3, red: 2, runs: 5 }, 'e2e', 'fail'), 'red-bar: 2 of 3 targets red, 5 runs'],
    [verdict('red-bar', { targets: 1, passed: 1, runs: 1 }, 'e2e'), 'red-bar: 1 target passed, 1 run'],
    [verdict('property', { properties: 5, runs: 100 }, 'property'), 'properties: 5 held, at least 100 cases each'],
  ])('%o reads: %s', (one, line) => {
    expect(lines(one)).toEqual([line])
  })

  it.each([
    ['nothing was measured', verdict('tests', { passed: 3 }, 'unit', 'missing')],
    ['there are no tests yet', verdict('tests', { passed: 0, failed: 0, skipped: 0, red: 0, new: 0 }, 'unit')],
    ['no line changed', verdict('coverage', { patch: null }, 'unit')],
    ['no mutant was asked for', verdict('mutation', { patch: null }, 'mutants')],
    ['there is no target', verdict('red-bar', { targets: 0, runs: 2 }, 'e2e')],
    ['there is no property', verdict('property', { properties: 0 }, 'property')],
    ['times differ on every machine', verdict('perf', { p95: 12 }, 'bench')],
    ['the gate has no figure', verdict('layers', { files: 3 })],
  ])('no line when %s', (_, one) => {
    expect(lines(one)).toEqual([])
  })

  it('come in the order of the verdicts, each once', () => {
    const unit = verdict('tests', { passed: 1 }, 'unit')
    expect(lines(unit, verdict('coverage', { patch: 90 }, 'unit'), unit)).toEqual([
      'unit: 1 passed',
      'coverage: patch 90 %',
    ])
  })

  it('name the command where two were measured', () => {
    expect(
      lines(verdict('coverage', { patch: 90 }, 'unit'), verdict('coverage', { patch: 80 }, 'integration')),
    ).toEqual(['coverage (unit): patch 90 %', 'coverage (integration): patch 80 %'])
  })
})

import { describe, expect, it } from 'vitest'
import { isImplementation, redBarIndex, stepIndex, redTargets } from './steps.ts'
import { aCondition, aPolicy, anEvidence, at } from './testing/evidence.ts'

const layersOf = (path: string) => (path === 'progress.json' ? null : 'free')

describe('what belongs to the product', () => {
  it.each([
    ['src/domain/a.ts', true],
    ['src/ports/a.ts', true],
    ['src/anything.ts', true],
    ['e2e/helper.ts', false],
    ['test/support/a.ts', false],
    ['docs/spec.md', false],
  ])('%s: %s', (path, answer) => {
    expect(isImplementation(anEvidence(), path)).toBe(answer)
  })

  it('is not what no step opens, or what is in no layer', () => {
    expect(isImplementation(anEvidence({ layersOf }), 'README.md')).toBe(false)
    expect(isImplementation(anEvidence({ layersOf }), 'progress.json')).toBe(false)
  })

  it('without a red bar is all that a step opens', () => {
    const policy = aPolicy({ steps: aPolicy().steps.map((step) => ({ ...step, exit: [] })) })
    expect(isImplementation(anEvidence({ policy }), 'e2e/a.ts')).toBe(true)
  })
})

/** The playbook whose red bar stays and whose one step asks for something else. */
const asking = (step: string, of: string, gate: 'tests' | 'trace' = 'tests') =>
  aPolicy({
    steps: aPolicy().steps.map((held) => ({
      ...held,
      exit: [
        ...held.exit.filter(({ gate: kept }) => kept === 'red-bar'),
        ...(held.id === step ? [aCondition(gate, {}, of)] : []),
      ],
    })),
  })

describe('steps', () => {
  it('are counted from the first; idle and unknown ones are none', () => {
    expect(stepIndex(anEvidence({ position: at('SPEC_DRAFT') }))).toBe(0)
    expect(stepIndex(anEvidence({ position: 'idle' }))).toBe(-1)
    expect(stepIndex(anEvidence({ position: at('NOWHERE') }))).toBe(-1)
  })

  it('hold the red bar of one command', () => {
    expect([redBarIndex(aPolicy()), redBarIndex(aPolicy(), 'e2e'), redBarIndex(aPolicy(), 'unit')]).toEqual([1, 1, -1])
  })

  it('are red until the step after the red bar that asks for tests of that command', () => {
    const ids = new Set(['a'])
    const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
    const redIn = (policy: ReturnType<typeof aPolicy>, step: string) =>
      redTargets(anEvidence({ policy, position: at(step), targets }), 'e2e').size
    expect([
      redIn(asking('DOMAIN_LOGIC', 'e2e'), 'DOMAIN_LOGIC'),
      redIn(asking('DOMAIN_LOGIC', 'e2e'), 'DONE'),
    ]).toEqual([1, 0])
    // Neither tests of another command, nor another gate, nor a step up to the red bar turns them green.
    for (const policy of [
      asking('SCAFFOLD', 'unit'),
      asking('SCAFFOLD', 'e2e', 'trace'),
      asking('SPEC_DRAFT', 'e2e'),
      asking('E2E_RED', 'e2e'),
    ]) {
      expect(redIn(policy, 'INFRA_INTEGRATION')).toBe(1)
    }
  })

  it('with another condition of the same command hold no red bar', () => {
    const steps = aPolicy().steps.map((step) => ({ ...step, exit: [aCondition('tests', {}, 'e2e')] }))
    expect(redBarIndex(aPolicy({ steps }), 'e2e')).toBe(-1)
  })

  it.each([
    ['SCAFFOLD', false, 'e2e', ['a', 'b']],
    ['SCAFFOLD', true, 'e2e', []],
    ['DOMAIN_LOGIC', false, 'e2e', ['b']],
    ['DOMAIN_LOGIC', true, 'e2e', []],
    ['SCAFFOLD', false, 'unit', []],
  ])('in %s (its Done: %s) these targets of %s may be red: %o', (step, closing, command, ids) => {
    const targets = { ids: new Set(['a', 'b']), passedOnce: new Set<string>(), reopened: new Set(['b']) }
    expect([...redTargets(anEvidence({ position: at(step), closing, targets }), command)]).toEqual(ids)
  })
})

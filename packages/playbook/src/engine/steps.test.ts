import { HelixError } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { labelOf, nameOfStep, nextStep, numberOf, stepOf, stepsDone } from './steps.ts'

const policy = aPolicy()

describe('steps', () => {
  it('have a label that counts them', () => {
    expect(labelOf(policy, 'idle')).toBeNull()
    expect(labelOf(policy, at('SPEC_DRAFT'))).toEqual({ number: 1, of: 7 })
    expect(labelOf(policy, at('DONE'))).toEqual({ number: 7, of: 7 })
    expect(nameOfStep(policy, 'SCAFFOLD')).toBe('STEP 3/7 SCAFFOLD')
  })

  it('follow each other in the order of the playbook', () => {
    expect(nextStep(policy, 'SPEC_DRAFT')?.id).toBe('E2E_RED')
    expect(nextStep(policy, 'PERF_BUDGET')?.id).toBe('DONE')
    expect(nextStep(policy, 'DONE')).toBeNull()
    expect(stepsDone(policy, at('SPEC_DRAFT'))).toEqual([])
    expect(stepsDone(policy, at('SCAFFOLD')).map((step) => step.id)).toEqual(['SPEC_DRAFT', 'E2E_RED'])
    expect(stepsDone(policy, 'idle')).toEqual([])
  })

  it('are numbered as the policy numbers them', () => {
    for (const step of policy.steps) {
      expect(numberOf(policy, step.id)).toBe(step.number)
      expect(stepOf(policy, step.id)).toBe(step)
    }
  })

  it('of another playbook are an error that names the known ones', () => {
    for (const ask of [
      () => stepOf(policy, 'BUILD'),
      () => nextStep(policy, 'BUILD'),
      () => labelOf(policy, at('BUILD')),
    ]) {
      expect(ask).toThrow(HelixError)
      expect(ask).toThrow(
        expect.objectContaining({
          hint: 'bring the step BUILD back, or approve a move to another position: helix approve position',
          where: { name: 'steps.BUILD' },
        }),
      )
      expect(ask).toThrow(
        'the position names the step BUILD, which playbook.yml does not have (SPEC_DRAFT, E2E_RED, SCAFFOLD, DOMAIN_LOGIC, INFRA_INTEGRATION, PERF_BUDGET, DONE)',
      )
    }
  })
})

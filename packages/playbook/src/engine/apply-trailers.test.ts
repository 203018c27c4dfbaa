import type { Position } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { applyTrailers, type Trailers } from './apply-trailers.ts'
import { legalMove } from '../testing/legal-move.ts'

const policy = aPolicy()
const ids = policy.steps.map((step) => step.id)

/** The position after the trailers, or the code and message of the refusal. */
function after(position: Position, trailers: Trailers): unknown {
  const result = applyTrailers(policy, position, trailers)
  return typeof result === 'object' && 'code' in result ? `${result.code}: ${result.message}` : result
}

/** What a refusal says to do. */
function fix(position: Position, trailers: Trailers): unknown {
  const result = applyTrailers(policy, position, trailers)
  return typeof result === 'object' && 'fix' in result ? result.fix : undefined
}

describe('a commit with trailers', () => {
  it.each(ids)('%s is left by its own Done and by no other', (step) => {
    const number = ids.indexOf(step) + 1
    const next = ids[number]
    expect(after(at(step), { done: step })).toEqual(next === undefined ? 'idle' : at(next))
    for (const done of ids.filter((id) => id !== step)) {
      expect(after(at(step), { done })).toBe(
        `TRAILER-DONE: Helix-Done: ${done}, but active is STEP ${number}/7 ${step}`,
      )
    }
  })

  it.each(ids)('in %s cannot start another cycle', (step) => {
    const number = ids.indexOf(step) + 1
    expect(after(at(step), { start: 'refunds' })).toBe(
      `TRAILER-START: Helix-Start: refunds, but the cycle discounts is active at STEP ${number}/7 ${step}; a branch has one at a time`,
    )
  })

  it('between cycles starts one at the first step', () => {
    expect(after('idle', { start: 'refunds' })).toEqual({ cycle: 'refunds', step: 'SPEC_DRAFT' })
  })

  it.each(['', 'idle', 'Refunds', 'two words', 'a_b', '-a', 'a-', 'a--b', 'constructor', '../x', 'é', 'a'.repeat(61)])(
    'does not start a cycle named %j',
    (start) => {
      expect(after('idle', { start })).toBe(
        `TRAILER-CYCLE: Helix-Start: ${start} is no name of a cycle; expected kebab case: checkout-discounts`,
      )
    },
  )

  it('may name a cycle with up to 60 characters', () => {
    expect(after('idle', { start: 'a'.repeat(60) })).toEqual({ cycle: 'a'.repeat(60), step: 'SPEC_DRAFT' })
    expect(after('idle', { start: 'v2-0' })).toEqual({ cycle: 'v2-0', step: 'SPEC_DRAFT' })
  })

  it('between cycles closes nothing', () => {
    expect(after('idle', { done: 'DONE' })).toBe('TRAILER-DONE: Helix-Done: DONE, but no cycle is active')
  })

  it('cannot start and finish at once', () => {
    expect(after('idle', { start: 'refunds', done: 'SPEC_DRAFT' })).toBe(
      'TRAILER-BOTH: one commit holds Helix-Start and Helix-Done; a commit does one of them',
    )
  })

  it('is asked what it meant when the step has a typo', () => {
    expect(after(at('SCAFFOLD'), { done: 'SCAFOLD' })).toBe(
      'TRAILER-DONE: Helix-Done: SCAFOLD, but active is STEP 3/7 SCAFFOLD. Did you mean "SCAFFOLD"?',
    )
    expect(applyTrailers(policy, at('SCAFFOLD'), { done: 'DONE' })).toMatchObject({
      severity: 'error',
      fix: 'helix commit --done closes SCAFFOLD, and no other step',
    })
  })

  it('that is refused is told what to do', () => {
    expect(fix('idle', { start: 'a', done: 'DONE' })).toBe('split the commit')
    expect(fix('idle', { start: 'A' })).toBe('helix next --new "<idea>" chooses a name')
    expect(fix('idle', { done: 'DONE' })).toBe('helix next --new "<idea>" starts one')
    expect(fix(at('DONE'), { start: 'refunds' })).toBe('finish discounts, or start refunds on a branch of its own')
  })

  it('stays where it is without them', () => {
    expect(after('idle', {})).toBe('idle')
    expect(after(at('SCAFFOLD'), {})).toEqual(at('SCAFFOLD'))
  })

  it('only makes moves that the beacon may make: forward by one', () => {
    const someTrailers = fc.record(
      { start: fc.constantFrom('refunds', 'Bad Name'), done: fc.constantFrom(...ids, 'NO_STEP') },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.constantFrom<Position[]>('idle', ...ids.map(at)), fc.array(someTrailers), (start, commits) => {
        let position = start
        for (const trailers of commits) {
          const next = applyTrailers(policy, position, trailers)
          if (typeof next === 'object' && 'code' in next) continue
          expect(['stay', 'start', 'pass', 'finish']).toContain(legalMove(policy, position, next))
          position = next
        }
      }),
    )
  })
})

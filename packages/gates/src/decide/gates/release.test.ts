import { describe, expect, it } from 'vitest'
import { judge, needs } from '../judge.ts'
import { aCondition, anEvidence, aPolicy, verdictOn } from '../testing/evidence.ts'

const condition = aCondition('release', {})
const plan = { tag: 'v1.2.0', version: '1.2.0', tagExists: false, problems: [] }

describe('the gate release', () => {
  it('passes a valid plan with a free tag', () => {
    expect(judge(condition, anEvidence({ release: plan }))).toEqual({
      outcome: 'pass',
      measured: { tag: 'v1.2.0', version: '1.2.0' },
      findings: [],
      reports: [],
    })
  })
  it.each(['release', 'approval', 'integrity', 'layers', 'stubs', 'spec'] as const)(
    'needs no run, nor does %s',
    (gate) => {
      expect(needs(aCondition(gate, {}), aPolicy())).toEqual([])
    },
  )
  it('refuses a tag that exists', () => {
    expect(verdictOn(condition, { release: { ...plan, tagExists: true } })).toBe('fail RELEASE-TAG-TAKEN')
  })
  it('refuses a plan with problems', () => {
    const problems = [{ severity: 'error' as const, code: 'RELEASE-X', message: 'x' }]
    expect(verdictOn(condition, { release: { ...plan, problems } })).toBe('fail RELEASE-X')
  })
  it('is missing without a plan', () => {
    expect(verdictOn(condition, {})).toBe('missing RELEASE-NO-PLAN')
  })
})

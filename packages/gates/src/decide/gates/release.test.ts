import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'

const condition = aCondition('release', {})
const plan = { tag: 'v1.2.0', version: '1.2.0', tagExists: false, problems: [] }

describe('the gate release', () => {
  it('passes a valid plan with a free tag', () => {
    expect(verdictOn(condition, { release: plan })).toBe('pass')
  })
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

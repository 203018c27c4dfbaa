import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, anEvidence, aPolicy, aSpec, verdictOn } from '../testing/evidence.ts'

const condition = aCondition('approval', { of: 'spec', by: 2 })
const approvedBy = (count: number, selfApproved = false) => aSpec({ approvals: { count, selfApproved, list: [] } })

describe('the gate approval', () => {
  it('passes with as many approvals as asked', () => {
    expect(verdictOn(condition, { spec: approvedBy(2) })).toBe('pass')
  })

  it('shows that the author approved', () => {
    const { measured } = judge(condition, anEvidence({ spec: approvedBy(2, true) }))
    expect(measured).toEqual({ approvals: 2, selfApproved: true })
  })

  it('names the hash and the command when one is awaited', () => {
    const { outcome, findings } = judge(condition, anEvidence({ spec: approvedBy(1) }))
    expect(outcome).toBe('fail')
    expect(findings).toMatchObject([
      {
        code: 'GATE-APPROVAL-AWAITED',
        message: 'spec@3fa9c1d2e4b7 has 1 approval, asked 2',
        fix: 'helix approve spec',
      },
    ])
  })

  it('is missing without a spec', () => {
    expect(verdictOn(condition, {})).toBe('missing GATE-SPEC-ABSENT')
  })
})

describe('the approval of a step', () => {
  const reviewed = aCondition('approval', { of: 'step', by: 1 })
  const review = {
    step: 'DOMAIN_LOGIC',
    of: 'd'.repeat(64),
    authors: ['ada@example.org'],
    count: 0,
    selfApproved: false,
  }

  it('passes with as many approvals of the work as asked, whatever is approved of the spec', () => {
    expect(verdictOn(reviewed, { review: { ...review, count: 1 } })).toBe('pass')
    expect(verdictOn(reviewed, { review, spec: approvedBy(3) })).toBe('fail GATE-APPROVAL-AWAITED')
  })

  it('says whose work awaits whose approval, and the command', () => {
    expect(judge(reviewed, anEvidence({ review, policy: aPolicy({ self: false }) })).findings).toMatchObject([
      {
        message: 'the work of DOMAIN_LOGIC as it is has 0 approvals, asked 1, by somebody other than ada@example.org',
        fix: 'helix approve step',
        where: { name: 'DOMAIN_LOGIC' },
      },
    ])
    expect(judge(reviewed, anEvidence({ review, policy: aPolicy({ self: true }) })).findings).toMatchObject([
      { message: 'the work of DOMAIN_LOGIC as it is has 0 approvals, asked 1' },
    ])
  })

  it('names what was approved, so that a judgement can hold it', () => {
    const { measured } = judge(reviewed, anEvidence({ review: { ...review, count: 1, selfApproved: true } }))
    expect(measured).toEqual({ approvals: 1, selfApproved: true, of: review.of })
  })

  it('is missing where no step is active', () => {
    expect(verdictOn(reviewed, { review: null })).toBe('missing GATE-APPROVAL-AWAITED')
  })
})

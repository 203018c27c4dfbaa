import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, aSpec, anEvidence, verdictOn } from '../testing/evidence.ts'

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

import { describe, expect, it } from 'vitest'
import { judge, needs } from '../judge.ts'
import { aCondition, aSpec, anEvidence, verdictOn } from '../testing/evidence.ts'
import { aPolicy } from '../testing/evidence.ts'

const condition = aCondition('spec', { minRequirements: 1, maxOpenQuestions: 0 })

const lint = (severity: 'error' | 'warning') => aSpec({ findings: [{ severity, code: 'SPEC-X', message: 'x' }] })

describe('the gate spec', () => {
  it('needs no run', () => {
    expect(needs(condition, aPolicy())).toEqual([])
  })

  it('passes a spec with a requirement and no open question', () => {
    const judged = judge(condition, anEvidence({ spec: aSpec() }))
    expect(judged).toEqual({
      outcome: 'pass',
      measured: { requirements: 1, openQuestions: 0 },
      findings: [],
      reports: [],
    })
  })

  it('is missing without a spec', () => {
    expect(verdictOn(condition, { spec: null })).toBe('missing GATE-SPEC-ABSENT')
  })

  it('refuses too few requirements and tells how one looks', () => {
    const { outcome, findings } = judge(condition, anEvidence({ spec: aSpec({ requirements: [] }) }))
    expect(outcome).toBe('fail')
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'GATE-SPEC-REQUIREMENTS',
        message: 'the spec has 0 requirements, asked at least 1',
        where: { path: 'docs/spec.md' },
        fix: 'Add a heading like "### REQ-1: <what the product must do>" to docs/spec.md.',
      },
    ])
  })

  it('points at each open question', () => {
    const openQuestions = [
      { text: 'Which currency?', line: 12 },
      { text: 'Rounding?', line: 13 },
    ]
    const { findings } = judge(condition, anEvidence({ spec: aSpec({ openQuestions }) }))
    expect(findings.map(({ code, message, where }) => [code, message, where?.line])).toEqual([
      ['GATE-SPEC-OPEN-QUESTION', '"Which currency?" is open; 2 open questions, asked at most 0', 12],
      ['GATE-SPEC-OPEN-QUESTION', '"Rounding?" is open; 2 open questions, asked at most 0', 13],
    ])
  })

  it('allows as many open questions as asked', () => {
    const spec = aSpec({ openQuestions: [{ text: 'Later?', line: 3 }] })
    expect(verdictOn(aCondition('spec', { minRequirements: 1, maxOpenQuestions: 1 }), { spec })).toBe('pass')
  })

  it('refuses what lint calls an error and shows what it calls a warning', () => {
    expect(verdictOn(condition, { spec: lint('error') })).toBe('fail SPEC-X')
    expect(verdictOn(condition, { spec: lint('warning') })).toBe('pass SPEC-X')
  })
})

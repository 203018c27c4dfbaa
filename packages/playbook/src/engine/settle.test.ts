import type { Condition, Finding, Policy, Position, Verdict } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { alwaysAt, conditionKey, conditionsToSettle } from './conditions.ts'
import { settle } from './settle.ts'

const policy = aPolicy()
const never = () => false

/** Passing verdicts for everything that a position asks for. */
function passing(position: Position, options = {}): Verdict[] {
  return conditionsToSettle(policy, position, options).map((condition) => aVerdict({ condition }))
}

function aVerdict(parts: Partial<Verdict>): Verdict {
  const condition: Condition = { gate: 'integrity', asked: {} }
  return {
    condition,
    tree: 't1',
    policy: policy.digest,
    outcome: 'pass',
    measured: {},
    reports: [],
    findings: [],
    ...parts,
  }
}

function aFinding(code: string, severity: Finding['severity'] = 'error'): Finding {
  return { severity, code, message: `${code} happened` }
}

function codesOf(result: ReturnType<typeof settle>): string[] {
  if (!Array.isArray(result)) throw new Error('the step closed')
  return result.map((finding) => finding.code)
}

function gates(position: Position, options = {}): string {
  return conditionsToSettle(policy, position, options).map(({ gate, of }) => (of === undefined ? gate : `${gate}:${of}`)).join(' ') // prettier-ignore
}

describe('what a step asks for', () => {
  const always = 'integrity layers'
  const tests = 'tests:unit tests:property tests:integration tests:e2e'

  it('is always, and its own exit', () => {
    expect(gates(at('SPEC_DRAFT'))).toBe(`${always} ${tests} spec approval`)
    expect(gates(at('E2E_RED'))).toBe(`${always} ${tests} red-bar:e2e`)
    expect(gates(at('SCAFFOLD'))).toBe(`${always} command:types ${tests} tests:e2e`)
    expect(gates('idle')).toBe('')
  })

  it('is every exit once more in the last step, and where an amendment was made', () => {
    const upToPerf =
      'spec approval red-bar:e2e tests:e2e trace:unit coverage:unit property:property mutation:mutants stubs tests:integration smoke perf:bench'
    expect(gates(at('DONE'))).toBe(`${always} command:types ${tests} ${upToPerf} trace release`)
    expect(gates(at('PERF_BUDGET'), { amended: true })).toBe(`${always} command:types ${tests} ${upToPerf}`)
    expect(gates(at('E2E_RED'), { amended: true })).toBe(`${always} ${tests} spec approval red-bar:e2e`)
  })

  it('holds each condition once', () => {
    const keys = conditionsToSettle(policy, at('DONE')).map(conditionKey)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('starts with its step, and between cycles with a lane that changes the product', () => {
    const hasTypes = (position: Position, lane?: string) =>
      alwaysAt(policy, position, lane).some(({ gate }) => gate === 'command')
    expect(policy.steps.map((step) => hasTypes(at(step.id)))).toEqual([false, false, true, true, true, true, true])
    expect([hasTypes('idle'), hasTypes('idle', 'free'), hasTypes('idle', 'keep'), hasTypes('idle', 'fix')]).toEqual([
      false, false, true, true,
    ]) // prettier-ignore
    expect(hasTypes(at('E2E_RED'), 'keep')).toBe(false)
  })
})

describe('a step', () => {
  it('closes when everything passes, and the next one is active', () => {
    for (const [index, step] of policy.steps.entries()) {
      const next = policy.steps[index + 1]
      const result = settle(policy, at(step.id), passing(at(step.id)), never)
      expect(result).toEqual(next === undefined ? 'idle' : at(next.id))
    }
  })

  it('stays open while any one verdict is absent', () => {
    for (const step of policy.steps) {
      const verdicts = passing(at(step.id))
      for (const left of verdicts) {
        const result = settle(policy, at(step.id), verdicts.filter((verdict) => verdict !== left), never)
        expect(codesOf(result)).toEqual(['VERDICT-ABSENT'])
      }
    } // prettier-ignore
  })

  it('stays open while any one verdict fails or is missing', () => {
    for (const outcome of ['fail', 'missing'] as const) {
      const verdicts = passing(at('DONE'))
      for (const [index, verdict] of verdicts.entries()) {
        const changed = verdicts.with(index, { ...verdict, outcome, findings: [aFinding('X-ONE'), aFinding('X-TWO')] })
        expect(codesOf(settle(policy, at('DONE'), changed, never))).toEqual(['X-ONE', 'X-TWO'])
      }
    }
  })

  it('closes over findings that are all waived, and over notes', () => {
    const [first, ...others] = passing(at('SPEC_DRAFT'))
    const failing: Verdict = {
      ...(first ?? aVerdict({})),
      outcome: 'fail',
      findings: [aFinding('X-ONE'), aFinding('X-TWO'), aFinding('X-NOTE', 'note'), aFinding('X-WARN', 'warning')],
    }
    const waived = (...codes: string[]) =>
      settle(policy, at('SPEC_DRAFT'), [failing, ...others], ({ code }) => codes.includes(code))
    expect(waived('X-ONE', 'X-TWO')).toEqual(at('E2E_RED'))
    expect(codesOf(waived('X-ONE'))).toEqual(['X-TWO'])
    expect(codesOf(waived())).toEqual(['X-ONE', 'X-TWO'])
  })

  it('tells the waiver which verdict a finding belongs to', () => {
    const verdicts = passing(at('SPEC_DRAFT')).map((verdict) => ({
      ...verdict,
      outcome: 'fail' as const,
      findings: [aFinding('X')],
    }))
    const result = settle(policy, at('SPEC_DRAFT'), verdicts, (_, { condition }) => condition.gate !== 'spec')
    expect(codesOf(result)).toEqual(['X'])
  })

  it('cannot be waived where no reason is given', () => {
    for (const findings of [[], [aFinding('X-NOTE', 'note')]]) {
      const verdicts = passing(at('SPEC_DRAFT')).with(0, aVerdict({ outcome: 'missing', findings }))
      const result = settle(policy, at('SPEC_DRAFT'), verdicts, () => true)
      expect(result).toEqual([
        {
          severity: 'error',
          code: 'VERDICT-EMPTY',
          message: 'integrity is missing, without a reason',
          where: { name: 'exit.integrity' },
          fix: 'helix verify --fresh',
        },
      ])
    }
  })

  it('does not close on verdicts of another tree or policy', () => {
    const verdicts = passing(at('E2E_RED'))
    const last = verdicts.length - 1
    const red = verdicts[last] ?? aVerdict({})
    expect(settle(policy, at('E2E_RED'), verdicts.with(last, { ...red, tree: 't2' }), never)).toMatchObject([
      {
        code: 'VERDICT-STALE',
        message: 'red-bar of e2e was judged on another tree than the first verdict',
        fix: 'helix verify --fresh',
      },
    ])
    expect(settle(policy, at('E2E_RED'), verdicts.with(last, { ...red, policy: 'x' }), never)).toMatchObject([
      {
        code: 'VERDICT-STALE',
        message: 'red-bar of e2e was judged by another policy',
        where: { name: 'exit.red-bar' },
        fix: 'helix verify --fresh',
      },
    ])
  })

  it('needs all of two verdicts on the same condition to pass', () => {
    const verdicts = passing(at('E2E_RED'))
    const again: Verdict = { ...(verdicts[0] ?? aVerdict({})), outcome: 'fail', findings: [aFinding('X')] }
    expect(codesOf(settle(policy, at('E2E_RED'), [...verdicts, again], never))).toEqual(['X'])
  })

  it('is not asked by weaker conditions than the playbook has', () => {
    const weaker = passing(at('DOMAIN_LOGIC')).map((verdict) =>
      verdict.condition.gate === 'coverage'
        ? { ...verdict, condition: { ...verdict.condition, asked: { minPatch: 1, ratchet: true } } }
        : verdict,
    )
    expect(settle(policy, at('DOMAIN_LOGIC'), weaker, never)).toMatchObject([
      {
        severity: 'error',
        code: 'VERDICT-ABSENT',
        message: 'coverage of unit was not judged',
        where: { name: 'exit.coverage' },
        fix: 'helix verify --fresh',
      },
    ])
  })

  it('does not close between cycles', () => {
    expect(settle(policy, 'idle', [], never)).toEqual([
      {
        severity: 'error',
        code: 'STEP-IDLE',
        message: 'no cycle is active, so no step can close',
        fix: 'helix next --new "<idea>"',
      },
    ])
  })

  it('asks for earlier exits again after an amendment', () => {
    const verdicts = passing(at('E2E_RED'))
    expect(settle(policy, at('E2E_RED'), verdicts, never, { amended: true })).toHaveLength(2)
    expect(settle(policy, at('E2E_RED'), passing(at('E2E_RED'), { amended: true }), never, { amended: true })).toEqual(
      at('SCAFFOLD'),
    )
  })

  it('of another playbook is an error', () => {
    const other: Policy = { ...policy, steps: policy.steps.slice(1) }
    expect(() => settle(other, at('SPEC_DRAFT'), [], never)).toThrow(
      expect.objectContaining({ code: 'playbook/unknown-step' }),
    )
  })
})

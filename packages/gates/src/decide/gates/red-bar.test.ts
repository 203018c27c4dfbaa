import type { Finding } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { TestResult } from '../../run/run.ts'
import type { Evidence, StubbedRuns } from '../evidence.ts'
import type { DeclaredTest } from '../../facts/facts.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, at, runsBy, verdictOn } from '../testing/evidence.ts'
import {
  aCall,
  aFailure,
  aRun,
  anAssertion,
  anInvalidRun,
  failed,
  passed,
  resultOf,
  stubbedRuns,
} from '../testing/runs.ts'
import { aTree, declared, facts, importOf } from '../testing/trees.ts'

const file = 'e2e/split.test.ts'
const target = `${file} > a bill > is split`
const other = `${file} > a bill > is kept`
const condition = aCondition('red-bar', { runs: 2 }, 'e2e')
const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }
const twice = (...tests: TestResult[]) => [tests, tests]

function red(results: TestResult[][], parts: Partial<Evidence> = {}): Partial<Evidence> {
  return {
    position: at('E2E_RED'),
    closing: true,
    targets,
    head: aTree({ [file]: facts({ tests: [declared(target)] }) }),
    runs: runsBy({ 'e2e tests': results.map((tests) => aRun({ command: 'e2e', tests })) }),
    ...parts,
  }
}

const bug = (name: string, message: string) => aFailure(target, { name, message })
const note = (code: string): Finding => ({ severity: 'error', code, message: code })

describe('the gate red-bar', () => {
  it('needs as many runs as asked', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'e2e', purpose: 'tests', times: 2 }])
  })

  it('passes when every target fails alike for a good reason and everything else passes', () => {
    const answer = judge(condition, anEvidence(red(twice(failed(target), passed(other)))))
    expect(answer).toEqual({
      outcome: 'pass',
      measured: { targets: 1, runs: 2, red: 1, classes: { [target]: 'R-assertion' }, called: 1, untold: 0 },
      findings: [],
      reports: ['report'],
    })
  })

  it.each([
    ['a target passes', twice(passed(target)), 'fail RED-PASSES'],
    ['a target passes sometimes', [[failed(target)], [passed(target)]], 'fail RED-FLAKY'],
    ['a target is skipped', twice(resultOf(target, 'skipped')), 'fail RED-NOT-RUN'],
    ['a target is to do', twice(resultOf(target, 'todo')), 'fail RED-NOT-RUN'],
    ['a target is expected to fail', twice(resultOf(target, 'expected-failure')), 'fail RED-NOT-RUN'],
    ['a target is not collected', twice(passed(other)), 'fail RED-NOT-RUN'],
    ['another test fails too', twice(failed(target), failed(other)), 'fail RED-BROKE'],
    ['another test is skipped', twice(failed(target), resultOf(other, 'skipped')), 'fail RED-BROKE'],
    ['one run is absent', [[failed(target)]], 'missing GATE-NOT-RUN'],
  ])('when %s', (_, results, short) => {
    expect(verdictOn(condition, red(results))).toBe(short)
  })

  it('is missing without targets, whatever ran', () => {
    const none = { targets: { ids: new Set<string>(), passedOnce: new Set<string>(), reopened: new Set<string>() } }
    expect(verdictOn(condition, red(twice(failed(other)), none))).toBe('missing RED-NO-TARGETS')
    expect(judge(condition, anEvidence(red([], none))).measured).toEqual({ targets: 0 })
  })

  it('is missing when a run proves nothing', () => {
    const runs = runsBy({ 'e2e tests': [anInvalidRun('REPORT-ABSENT'), aRun({ tests: [failed(target)] })] })
    expect(verdictOn(condition, red([], { runs }))).toBe('missing REPORT-ABSENT')
  })

  it('an error outside any test is refused', () => {
    const run = aRun({ tests: [failed(target)], unhandled: [aFailure(target)] })
    expect(verdictOn(condition, red([], { runs: runsBy({ 'e2e tests': [run, run] }) }))).toBe('fail RED-UNHANDLED')
  })

  it('says for which test, which class, why, and how a good red looks', () => {
    const typo = aFailure(target, { name: 'ReferenceError', message: 'exepct is not defined' })
    const { findings } = judge(condition, anEvidence(red(twice(failed(target, typo)))))
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'RED-CLASS',
        message:
          '"a bill > is split" fails for a reason that is no good red: the test itself broke (H-test-bug: ReferenceError: exepct is not defined)',
        where: { path: file, line: 7 },
        fix: 'Mend the test; a good red fails on an assertion or on what is not implemented.',
      },
    ])
  })

  it('shows both reasons of a test that fails differently', () => {
    const results = [[failed(target)], [failed(target, anAssertion(target, { message: 'expected 3 to be 2' }))]]
    const { findings, measured } = judge(condition, anEvidence(red(results)))
    expect(findings[0]?.message).toBe(
      '"a bill > is split" fails for different reasons: R-assertion: AssertionError: expected 1 to be 2; R-assertion: AssertionError: expected 3 to be 2',
    )
    expect(measured).toMatchObject({ red: 0, classes: {} })
  })

  it('a refused class is not told as a good one', () => {
    const typo = aFailure(target, { name: 'ReferenceError', message: 'x' })
    expect(judge(condition, anEvidence(red(twice(failed(target, typo))))).measured).toMatchObject({
      classes: {},
      red: 0,
    })
  })

  it('a target that one run does not know is refused', () => {
    expect(verdictOn(condition, red([[failed(target), passed(other)], [passed(other)]]))).toBe('fail RED-FLAKY')
    expect(verdictOn(condition, red([[failed(target)], [resultOf(target, 'failed')]]))).toBe('fail RED-CLASS')
  })

  it('a failure without a reason is refused', () => {
    expect(verdictOn(condition, red(twice(resultOf(target, 'failed'))))).toBe('fail RED-CLASS')
  })

  it('each row of a table test must fail', () => {
    const table = `${file} > splits %s`
    const rows = (state: 'passed' | 'failed') => [
      failed(`${file} > splits 1`),
      state === 'failed' ? failed(`${file} > splits 2`) : passed(`${file} > splits 2`),
    ]
    const parts = { targets: { ids: new Set([table]), passedOnce: new Set<string>(), reopened: new Set<string>() } }
    expect(verdictOn(condition, red(twice(...rows('failed')), parts))).toBe('pass')
    expect(verdictOn(condition, red(twice(...rows('passed')), parts))).toBe('fail RED-PASSES')
    const measured = (state: 'passed' | 'failed') =>
      judge(condition, anEvidence(red(twice(...rows(state)), parts))).measured
    const classes = { [table]: 'R-assertion' }
    expect(measured('failed')).toEqual({ targets: 1, runs: 2, red: 1, classes, called: 0, untold: 1 })
    expect(measured('passed')).toEqual({ targets: 1, runs: 2, red: 0, classes: { [table]: 'R-assertion' } })
  })

  describe('on stubs of the product', () => {
    const served = aPolicy()
    const policy = aPolicy({
      commands: { e2e: { kind: 'vitest', name: 'e2e', quick: false, within: 1000, project: 'e2e' } },
    })
    const imports = [importOf('src/domain/split.ts')]
    const treeWith = (parts: Partial<DeclaredTest> = {}, given = imports) =>
      aTree({ [file]: facts({ imports: given, tests: [declared(target, { line: 5, endLine: 9, ...parts })] }) })
    const on = (stubbed: StubbedRuns | null, parts: Partial<Evidence> = {}) =>
      verdictOn(condition, red(twice(failed(target)), { policy, head: treeWith(), stubbed: () => stubbed, ...parts }))
    const uncalledRuns = (parts: Parameters<typeof stubbedRuns>[1] = {}) => {
      const { throw: one, undefined: other, any } = stubbedRuns([target], parts)
      return {
        any,
        throw: { ...one, stubCalls: null, ...parts.throw },
        undefined: { ...other, stubCalls: null, ...parts.undefined },
      }
    }

    it.each([
      ['by the runner’s word', aCall(target)],
      ['by its place in the test', aCall(null, { from: [{ file, line: 7 }] })],
      ['in a hook around it', aCall(null, { from: [{ file, line: 2 }] })],
    ])('a call in one mode is enough, told %s', (_, call) => {
      expect(on(uncalledRuns({ undefined: { stubCalls: [call] } }))).toBe('pass')
    })

    it.each([
      ['no call', null],
      ['a call of another test', aCall(other)],
      ['a call from a place outside of it', aCall(other, { from: [{ file, line: 10 }] })],
    ])('%s is refused', (_, call) => {
      expect(on(uncalledRuns({ throw: { stubCalls: call === null ? null : [call] } }))).toBe('fail RED-UNCALLED')
    })

    it('a call in a hook says nothing of a test that uses nothing from outside', () => {
      const stubCalls = [aCall(null, { from: [{ file, line: 2 }] })]
      const head = treeWith({ touches: false })
      expect(on(uncalledRuns({ throw: { stubCalls } }), { head })).toBe('fail RED-UNCALLED')
    })

    it('a test that leads nowhere is refused without a run', () => {
      expect(on(null, { head: treeWith({ touches: false }, []) })).toBe('fail RED-UNCALLED')
      expect(on(null, { head: treeWith({ touches: false }, [importOf(null, { specifier: 'execa' })]) })).toBe(
        'fail RED-UNCALLED',
      )
    })

    it('a test that may reach the product by a way of its own is let through, and told', () => {
      const head = treeWith({}, [importOf(null, { specifier: 'execa' })])
      const parts = red(twice(failed(target)), { policy, head, stubbed: () => null })
      expect(judge(condition, anEvidence(parts))).toMatchObject({ outcome: 'pass', measured: { called: 0, untold: 1 } })
    })

    it('a test of a service must send it a request', () => {
      const head = treeWith({}, [importOf(null, { specifier: 'supertest' })])
      const asked = (standInRequests: number) =>
        on(uncalledRuns({ throw: { standInRequests }, undefined: { standInRequests } }), { policy: served, head })
      expect(asked(1)).toBe('pass')
      expect(asked(0)).toBe('fail RED-UNCALLED')
    })

    it.each([
      ['passes where stubs throw', { throw: { tests: [passed(target)] } }, 'fail RED-STUB-PASSES'],
      ['passes where they answer nothing', { undefined: { tests: [passed(target)] } }, 'fail RED-STUB-PASSES'],
      [
        'names what does not exist',
        { undefined: { tests: [failed(target, bug('ReferenceError', 'tota is not defined'))] } },
        'fail RED-TEST-BUG',
      ],
      [
        'asserts what does not exist',
        { undefined: { tests: [failed(target, bug('TypeError', 'expect(...).toEqal is not a function'))] } },
        'fail RED-TEST-BUG',
      ],
      [
        'reads a member of nothing',
        {
          undefined: {
            tests: [failed(target, bug('TypeError', "Cannot read properties of undefined (reading 'total')"))],
          },
        },
        'pass',
      ],
      ['leaves errors outside any test', { throw: { valid: false, findings: [note('RUN-UNHANDLED')] } }, 'pass'],
      ['ends without a report', { throw: { valid: false, findings: [note('REPORT-ABSENT')] } }, 'missing RED-STUB-RUN'],
      [
        'ends by itself where anything is answered',
        { any: { valid: false, findings: [note('RUN-KILLED')] } },
        'missing RED-STUB-RUN',
      ],
      [
        'hangs where anything is answered',
        { any: { valid: false, findings: [note('RUN-TIMEOUT')] } },
        'missing RED-STUB-RUN',
      ],
      ['leaves errors outside any test there', { any: { valid: false, findings: [note('RUN-UNHANDLED')] } }, 'pass'],
    ])('one that %s', (_, parts, short) => {
      expect(on(stubbedRuns([target], parts))).toBe(short)
    })

    it('without the runs nothing is proven', () => {
      expect(on(null)).toBe('missing RED-STUB-RUN')
      const { any: _any, ...others } = stubbedRuns([target])
      expect(on(others)).toBe('missing RED-STUB-RUN')
    })
  })

  describe('a file that cannot be loaded', () => {
    const missing = aFailure(file, {
      message: "Cannot find module '../src/domain/split.ts' imported from 'e2e/split.test.ts'",
    })
    const imports = [importOf('src/domain/split.ts', { specifier: '../src/domain/split.ts' })]
    const head = (...more: string[]) =>
      aTree({ [file]: facts({ imports, tests: [target, ...more].map((id) => declared(id)) }) })

    it('is a good red when a module of the product is missing', () => {
      expect(verdictOn(condition, red(twice(failed(file, missing)), { head: head() }))).toBe('pass')
    })

    it('counts once although it holds several targets', () => {
      const second = `${file} > a bill > has a payer`
      const both = { ids: new Set([target, second]), passedOnce: new Set<string>(), reopened: new Set<string>() }
      const helper = aFailure(file, { message: "Cannot find module './helper.ts' imported from 'e2e/split.test.ts'" })
      const evidence = red(twice(failed(file, helper)), { head: head(second), targets: both })
      const answer = judge(condition, anEvidence(evidence))
      expect(answer.findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
        `RED-CLASS "${file}" fails for a reason that is no good red: it imports a file that is no part of the product and does not exist (H-missing-helper: Error: Cannot find module './helper.ts' imported from 'e2e/split.test.ts')`,
      ])
      expect(answer.measured).toMatchObject({ targets: 2, red: 0 })
    })

    it('may not take tests with it that are no targets', () => {
      const answer = judge(condition, anEvidence(red(twice(failed(file, missing)), { head: head(other) })))
      expect(answer.findings).toMatchObject([
        {
          code: 'RED-BROKE',
          message: `"a bill > is kept" is no target, but cannot run because ${file} cannot be loaded`,
        },
      ])
    })

    it('is refused for an assertion outside the tests', () => {
      expect(verdictOn(condition, red(twice(failed(file)), { head: head() }))).toBe('fail RED-CLASS')
    })

    it('a hook that breaks is told instead of the tests that it skipped', () => {
      const suite = `${file} > a bill`
      const { findings } = judge(
        condition,
        anEvidence(red(twice(failed(suite), resultOf(target, 'skipped')), { head: head() })),
      )
      expect(findings).toHaveLength(1)
      expect(findings[0]?.message).toContain('H-hook-or-setup')
    })
  })
})

describe('the red bar after its Done', () => {
  const frozen = new Map([[file, 'frozen blob']])
  const same = aTree({ [file]: facts({ tests: [declared(target)] }) }, { [file]: 'frozen blob' })
  const green = (results: TestResult[][], parts: Partial<Evidence> = {}) =>
    red(results, { frozen, head: same, ...parts })

  it('passes with unchanged bytes and passing targets', () => {
    const answer = judge(condition, anEvidence(green([[passed(target)]])))
    expect(answer.outcome).toBe('pass')
    expect(answer.measured).toEqual({ targets: 1, frozen: 1, passed: 1, runs: 1 })
  })

  it.each([
    ['a target fails', [[failed(target)]], 'fail RED-FROZEN-FAILS'],
    ['a target passes only sometimes', [[passed(target)], [failed(target)]], 'fail RED-FROZEN-FLAKY'],
    ['a target is skipped', [[resultOf(target, 'skipped')]], 'fail RED-FROZEN-FAILS'],
    ['a target did not run', [[passed(other)]], 'fail RED-NOT-RUN'],
    ['nothing ran', [], 'missing GATE-NOT-RUN'],
  ])('refuses when %s', (_, results, short) => {
    expect(verdictOn(condition, green(results))).toBe(short)
  })

  it('counts a target as passed when all its rows pass', () => {
    const table = `${file} > splits %s`
    const parts = {
      targets: { ids: new Set([table, target]), passedOnce: new Set<string>(), reopened: new Set<string>() },
    }
    const rows = [passed(target), passed(`${file} > splits 1`), failed(`${file} > splits 2`)]
    expect(judge(condition, anEvidence(green([rows], parts))).measured).toMatchObject({ targets: 2, passed: 1 })
  })

  it('refuses changed and deleted bytes and points to the amendment', () => {
    const changed = judge(condition, anEvidence(green([[passed(target)]], { head: aTree({ [file]: facts() }) })))
    expect(changed.findings).toMatchObject([
      {
        code: 'RED-FROZEN-CHANGED',
        message: `${file} is frozen until the cycle ends, but changed`,
        fix: `helix amend "<why ${file} is wrong>"`,
      },
    ])
    const deleted = judge(condition, anEvidence(green([[passed(target)]], { head: aTree({}) })))
    expect(deleted.findings[0]?.message).toBe(`${file} is frozen until the cycle ends, but was deleted`)
  })

  it('names a file that a shell would run so that it does not', () => {
    const odd = 'e2e/$(touch mine).test.ts'
    const { findings } = judge(condition, anEvidence(green([[passed(target)]], { frozen: new Map([[odd, 'blob']]) })))
    expect(findings.map(({ fix }) => fix)).toContain(`helix amend '<why ${odd} is wrong>'`)
  })
})

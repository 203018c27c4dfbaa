import type { Command } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { TestResult } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, at, runsBy, verdictOn } from '../testing/evidence.ts'
import { aFailure, aRun, anAssertion, anInvalidRun, failed, passed, resultOf } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'

const file = 'test/unit/split.test.ts'
const first = `${file} > split > is even`
const second = `${file} > split > keeps cents`
const condition = aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit')
const untilFirst = aCondition('tests', { empty: 'until-first', minTests: 1 }, 'unit')
const runs = (...all: TestResult[][]) => ({ runs: runsBy({ 'unit tests': all.map((tests) => aRun({ tests })) }) })

const twice = (...tests: TestResult[]) => [tests, tests]

/** What is said of a failure whose message has so many letters. */
const reasonOf = (length: number) =>
  judge(condition, anEvidence(runs([failed(first, aFailure(first, { message: 'x'.repeat(length) }))]))).findings[0]
    ?.message

const reasonIn = (message: string) =>
  judge(condition, anEvidence(runs([failed(first, aFailure(first, { message }))]))).findings[0]?.message

const made = (assertions: number) => runs([{ ...passed(first), assertions }])
const byKind = (kind: 'vitest' | 'node' | 'playwright') => {
  const unit: Command = { kind, name: 'unit', files: ['test/**'], quick: true, within: 1000 }
  return { policy: aPolicy({ commands: { unit } }) }
}

describe('the gate tests', () => {
  it('needs one run, and two of a command whose tests may be red', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'unit', purpose: 'tests', times: 1 }])
    expect(needs({ ...condition, of: 'e2e' }, aPolicy())).toEqual([
      { what: 'run', command: 'e2e', purpose: 'tests', times: 2 },
    ])
  })

  it.each([
    ['all pass', [[passed(first), passed(second)]], 'pass'],
    ['one fails', [[passed(first), failed(second)]], 'fail GATE-TESTS-FAILED'],
    ['one passes only sometimes', [[passed(first)], [failed(first)]], 'fail GATE-TESTS-FLAKY'],
    ['one passed only when tried again', [[resultOf(first, 'flaky')]], 'fail GATE-TESTS-FLAKY'],
    ['one is unknown to a run', [[passed(first), passed(second)], [passed(first)]], 'fail GATE-TESTS-LOST'],
    ['one is skipped', [[passed(first), resultOf(second, 'skipped')]], 'fail GATE-TESTS-SKIPPED'],
    ['one is to do', [[passed(first), resultOf(second, 'todo')]], 'fail GATE-TESTS-SKIPPED'],
    ['one is expected to fail', [[passed(first), resultOf(second, 'expected-failure')]], 'fail GATE-TESTS-SKIPPED'],
    ['one never ended', [[passed(first), resultOf(second, 'pending')]], 'fail GATE-TESTS-SKIPPED'],
    ['none was executed', [[]], 'missing GATE-TESTS-EMPTY'],
    ['it never ran', [], 'missing GATE-NOT-RUN'],
  ])('when %s', (_, all, short) => {
    expect(verdictOn(condition, runs(...all))).toBe(short)
  })

  describe('of a command that finds no file', () => {
    const unit: Command = { kind: 'jest', name: 'unit', files: ['test/unit/**'], quick: true, within: 1000 }
    const none = { runs: runsBy({ 'unit tests': [anInvalidRun('REPORT-EMPTY')] }), testFiles: () => [] }
    const said = (parts: Partial<Evidence>) => judge(condition, anEvidence({ ...none, policy: aPolicy({ commands: { unit } }), ...parts })).findings // prettier-ignore

    it('says where it looks, and which tests no command takes', () => {
      expect(said({})).toMatchObject([
        { code: 'REPORT-EMPTY', message: 'no file lies where unit looks for tests: test/unit/**', fix: 'Write a test there.' }, // prettier-ignore
      ])
      const head = aTree({ 'src/split.test.js': facts({}), 'src/split.js': facts({}) })
      expect(said({ head })[0]?.fix).toBe('Write a test there, or move src/split.test.js there, which no command runs.')
    })

    it('leaves a run alone that found files and executed nothing, or whose files are not told', () => {
      for (const files of [['test/unit/a.test.js'], null]) {
        expect(said({ testFiles: () => files })).toMatchObject([{ code: 'REPORT-EMPTY', message: 'REPORT-EMPTY' }])
      }
    })
  })

  describe('of a test that made no assertion', () => {
    const silent = { ...passed(first), assertions: 0 }
    const tree = (asserts: boolean, body = 'a') =>
      aTree({ [file]: facts({ tests: [declared(first, { asserts, body })] }) })

    it('fails when its body names none either', () => {
      expect(verdictOn(condition, { ...runs([silent]), head: tree(false) })).toBe('fail GATE-TESTS-NO-ASSERTION')
    })

    it.each([
      ['its body asserts (a type, or by a helper)', { head: tree(true) }],
      ['the base holds it with the same body', { head: tree(false), base: tree(false) }],
      ['nobody can read its source', { head: aTree({}) }],
    ])('passes when %s', (_, trees) => {
      expect(verdictOn(condition, { ...runs([silent]), ...trees })).toBe('pass')
    })

    it('fails when one of its own failed beside one that held, but for what the base holds', () => {
      const caught = runs([{ ...passed(first), assertions: 1, caught: 1 }])
      expect(verdictOn(condition, { ...caught, head: tree(true) })).toBe('fail GATE-TESTS-NO-ASSERTION')
      expect(verdictOn(condition, { ...caught, head: tree(true), base: tree(true) })).toBe('pass')
    })

    it('fails when the base holds it with another body', () => {
      const trees = { head: tree(false, 'b'), base: tree(true, 'a') }
      expect(verdictOn(condition, { ...runs([silent]), ...trees })).toBe('fail GATE-TESTS-NO-ASSERTION')
    })

    it('passes when assertions were not counted, or one was made', () => {
      expect(verdictOn(condition, { ...runs([passed(first)]), head: tree(false) })).toBe('pass')
      expect(verdictOn(condition, { ...runs([{ ...silent, assertions: 1 }]), head: tree(false) })).toBe('pass')
    })
  })

  describe('of a test with assertions in its way', () => {
    const sure = { expect: 2, assert: 1 }
    const tree = (body = 'a') => aTree({ [file]: facts({ tests: [declared(first, { sure, body })] }) })
    it.each([
      ['vitest', 1, 'fail GATE-TESTS-NO-ASSERTION'],
      ['vitest', 2, 'pass'],
      ['playwright', 0, 'fail GATE-TESTS-NO-ASSERTION'],
      ['node', 0, 'fail GATE-TESTS-NO-ASSERTION'],
      ['node', 1, 'pass'],
    ] as const)('by %s, %i of which held', (kind, assertions, short) => {
      expect(verdictOn(condition, { ...made(assertions), ...byKind(kind), head: tree() })).toBe(short)
    })

    it('passes when the base holds it with the same body', () => {
      expect(verdictOn(condition, { ...made(1), head: tree(), base: tree() })).toBe('pass')
      expect(verdictOn(condition, { ...made(1), head: tree('b'), base: tree() })).toBe('fail GATE-TESTS-NO-ASSERTION')
    })

    describe('in a table', () => {
      const rows = declared(`${file} > takes %s`, { sure: { expect: 2, assert: 2 } })
      const plain = declared(`${file} > takes no table`, { sure: { expect: 1, assert: 1 } })
      const head = aTree({ [file]: facts({ tests: [rows, plain] }) })
      const ran = (title: string, assertions: number) => ({ ...passed(`${file} > takes ${title}`), assertions })
      const outcome = (...results: TestResult[]) => verdictOn(condition, { ...runs(results), head })

      it('passes when a row comes to all of them, and fails when none does', () => {
        expect(outcome(ran('a', 1), ran('b', 2))).toBe('pass')
        expect(outcome(ran('a', 1), ran('b', 1))).toMatch(/^fail GATE-TESTS-NO-ASSERTION/)
      })

      it('is not asked of a test of its own whose title a row could have', () => {
        expect(outcome(ran('no table', 1), ran('b', 2))).toBe('pass')
        expect(outcome(ran('no table', 2), ran('b', 1))).toMatch(/^fail GATE-TESTS-NO-ASSERTION/)
      })
    })

    it('by Playwright may wait for a page instead', () => {
      const head = aTree({ [file]: facts({ tests: [declared(first, { asserts: false })] }) })
      expect(verdictOn(condition, { ...made(0), ...byKind('playwright'), head })).toBe('pass')
    })
  })

  it('is missing when a file with tests ended without running one', () => {
    const head = aTree({ [file]: facts({ tests: [declared(first)] }), 'test/other.test.ts': facts({}) })
    const ended = { ...runs([passed('test/other.test.ts'), passed(file)]), head }
    expect(verdictOn(condition, ended)).toBe('missing GATE-TESTS-UNRUN')
    expect(judge(condition, anEvidence(ended)).findings[0]?.message).toBe(
      `${file} declares 1 test and ended without running one`,
    )
    const helper = { ...runs([passed('test/other.test.ts'), passed(first)]), head }
    expect(judge(condition, anEvidence(helper))).toMatchObject({ outcome: 'pass', measured: { passed: 1 } })
  })

  it('is missing when a run proves nothing', () => {
    const evidence = {
      runs: runsBy({ 'unit tests': [aRun({ tests: [passed(first)] }), anInvalidRun('REPORT-DISAGREES')] }),
    }
    expect(verdictOn(condition, evidence)).toBe('missing REPORT-DISAGREES')
  })

  it('counts, and tells which tests are new', () => {
    const base = aTree({ [file]: facts({ tests: [declared(first)] }) })
    const answer = judge(condition, anEvidence({ base, ...runs([passed(first), passed(second)]) }))
    expect(answer.measured).toEqual({ passed: 2, failed: 0, skipped: 0, red: 0, new: 1 })
    expect(answer.reports).toEqual(['report'])
  })

  it('tells why and where a test fails', () => {
    const { findings, measured } = judge(condition, anEvidence(runs([failed(first)])))
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'GATE-TESTS-FAILED',
        message: '"split > is even" fails: AssertionError: expected 1 to be 2',
        where: { path: file, line: 7, name: first },
        fix: 'Make it pass.',
      },
    ])
    expect(measured).toMatchObject({ passed: 0, failed: 1, red: 0 })
  })

  it('takes the tests of a coverage run where that is the only one', () => {
    expect(verdictOn(condition, { runs: runsBy({ 'unit coverage': [aRun({ tests: [passed(first)] })] }) })).toBe('pass')
  })

  it('an error outside any test fails', () => {
    const run = aRun({ tests: [passed(first)], unhandled: [aFailure(first)] })
    expect(verdictOn(condition, { runs: runsBy({ 'unit tests': [run] }) })).toBe('fail GATE-TESTS-UNHANDLED')
  })

  it('what the base skipped already is not charged', () => {
    const base = aTree({ [file]: facts({ tests: [declared(second, { modifiers: ['skip'] })] }) })
    const answer = judge(condition, anEvidence({ base, ...runs([passed(first), resultOf(second, 'skipped')]) }))
    expect(answer.outcome).toBe('pass')
    expect(answer.measured).toMatchObject({ passed: 1, skipped: 1 })
    const another = aTree({ [file]: facts({ tests: [declared(first, { modifiers: ['skip'] }), declared(second)] }) })
    const now = runs([passed(first), resultOf(second, 'skipped')])
    expect(verdictOn(condition, { base: another, ...now })).toBe('fail GATE-TESTS-SKIPPED')
    expect(verdictOn(condition, { base: null, ...now })).toBe('fail GATE-TESTS-SKIPPED')
  })

  it('counts every test once, by what became of it', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${file} > ${name}`)
    const states = ['passed', 'failed', 'flaky', 'skipped', 'todo', 'pending'] as const
    const results = ids.map((id, index) => resultOf(id, states[index] ?? 'passed'))
    const { measured } = judge(condition, anEvidence(runs(results)))
    expect(measured).toEqual({ passed: 1, failed: 2, skipped: 3, red: 0, new: 1 })
    const few = aCondition('tests', { empty: 'fail', minTests: 4 }, 'unit')
    expect(judge(few, anEvidence(runs(results))).findings.at(-1)?.message).toBe(
      'unit: 3 tests executed, asked at least 4',
    )
  })

  it('a run without tests measured that', () => {
    expect(judge(condition, anEvidence(runs([]))).measured).toEqual({ passed: 0 })
    const none = judge(untilFirst, anEvidence({ testFiles: () => [] }))
    expect(none.measured).toEqual({ passed: 0, failed: 0, skipped: 0, red: 0, new: 0 })
  })

  it('tells what a first line announces', () => {
    const jest = 'Configuration error:\n\nCould not locate module ./lib mapped as:\n/lib.js.\n\nPlease check'
    expect(reasonIn(jest)).toMatch(
      /fails: Error: Configuration error: Could not locate module .\/lib mapped as: \/lib.js.$/,
    )
    expect(reasonIn('expected 1 to be 2\nat a.ts')).toMatch(/fails: Error: expected 1 to be 2$/)
    expect(reasonIn('it ends so:')).toMatch(/fails: Error: it ends so:$/)
  })

  it('a reason of 160 characters is shown whole', () => {
    expect(reasonOf(160)).toBe(`"split > is even" fails: Error: ${'x'.repeat(160)}`)
    expect(reasonOf(161)).toBe(`"split > is even" fails: Error: ${'x'.repeat(159)}…`)
  })

  it('asks for a least number of executed tests', () => {
    const three = aCondition('tests', { empty: 'fail', minTests: 3 }, 'unit')
    const { findings } = judge(three, anEvidence(runs([passed(first), passed(second)])))
    expect(findings).toMatchObject([{ code: 'GATE-TESTS-FEW', message: 'unit: 2 tests executed, asked at least 3' }])
    const two = aCondition('tests', { empty: 'fail', minTests: 2 }, 'unit')
    expect(verdictOn(two, runs([passed(first), passed(second)]))).toBe('pass')
  })

  describe('until the first test', () => {
    it.each([
      ['there is no test file', [], runs(), 'pass'],
      [
        'there is no test file and a run said so',
        [],
        { runs: runsBy({ 'unit tests': [anInvalidRun('REPORT-EMPTY')] }) },
        'pass',
      ],
      ['a test file is there', [file], runs(), 'missing GATE-NOT-RUN'],
      ['it is not known whether one is there', null, runs(), 'missing GATE-NOT-RUN'],
      ['tests ran after all', [], runs([failed(first)]), 'fail GATE-TESTS-FAILED'],
    ])('when %s', (_, files, evidence, short) => {
      expect(verdictOn(untilFirst, { ...evidence, testFiles: () => files })).toBe(short)
    })

    it('a command that must have tests does not pass without', () => {
      expect(verdictOn(condition, { testFiles: () => [] })).toBe('missing GATE-NOT-RUN')
    })
  })
})

/** Tests of Go. */
const go = (...names: string[]) =>
  names.map((name) => `func ${name}(t *testing.T) {\n\tt.Fatal("${name}")\n}\n`).join('')

describe('targets of the red bar in the gate tests', () => {
  const e2e = 'e2e/split.test.ts'
  const target = `${e2e} > a bill > is split`
  const old = `${e2e} > a bill > is kept`
  const always = aCondition('tests', { empty: 'until-first', minTests: 1 }, 'e2e')

  function red(results: TestResult[][], parts: Partial<Evidence> = {}): Partial<Evidence> {
    return {
      position: at('SCAFFOLD'),
      head: aTree({ [e2e]: facts({ tests: [declared(target), declared(old)] }) }),
      targets: { ids: new Set([target]), passedOnce: new Set(), reopened: new Set() },
      runs: runsBy({ 'e2e tests': results.map((tests) => aRun({ command: 'e2e', tests })) }),
      ...parts,
    }
  }

  it.each([
    ['in the step of the red bar', { position: at('E2E_RED') }, 'pass'],
    ['at the red bar’s Done', { position: at('E2E_RED'), closing: true }, 'pass'],
    ['in the step whose exit asks for them', {}, 'pass'],
    ['at that step’s Done', { closing: true }, 'fail GATE-TESTS-FAILED'],
    ['in a later step', { position: at('DOMAIN_LOGIC') }, 'fail GATE-TESTS-FAILED'],
    ['between cycles', { position: 'idle' as const }, 'fail GATE-TESTS-FAILED'],
  ])('a target may fail %s: %o', (_, parts, short) => {
    expect(verdictOn(always, red(twice(failed(target), passed(old)), parts))).toBe(short)
  })

  it('without a step that asks for them they may fail until the last Done', () => {
    const policy = aPolicy()
    const steps = policy.steps.map((step) => (step.id === 'SCAFFOLD' ? { ...step, exit: [] } : step))
    const parts = (step: string, closing: boolean) => ({ policy: { ...policy, steps }, position: at(step), closing })
    expect(verdictOn(always, red(twice(failed(target)), parts('DONE', false)))).toBe('pass')
    expect(verdictOn(always, red(twice(failed(target)), parts('DONE', true)))).toBe('fail GATE-TESTS-FAILED')
  })

  it('counts them apart', () => {
    const { measured } = judge(always, anEvidence(red(twice(failed(target), passed(old)))))
    expect(measured).toMatchObject({ passed: 1, failed: 0, red: 1 })
  })

  it('one run does not show that they fail alike', () => {
    expect(verdictOn(always, red([[failed(target)]]))).toBe('missing GATE-NOT-RUN')
  })

  it('a target may pass', () => {
    expect(verdictOn(always, red(twice(passed(target), passed(old))))).toBe('pass')
  })

  it.each([
    ['another test fails', twice(failed(target), failed(old)), 'fail GATE-TESTS-FAILED'],
    ['a target passes only sometimes', [[failed(target)], [passed(target)]], 'fail RED-FLAKY'],
    [
      'a target fails differently each time',
      [[failed(target)], [failed(target, anAssertion(target, { message: 'other' }))]],
      'fail RED-FLAKY',
    ],
    [
      'a target fails for a bug of its own',
      twice(failed(target, aFailure(target, { name: 'ReferenceError', message: 'x is not defined' }))),
      'fail RED-CLASS',
    ],
    ['a target is skipped', twice(resultOf(target, 'skipped'), passed(old)), 'fail GATE-TESTS-SKIPPED'],
  ])('refuses when %s', (_, results, short) => {
    expect(verdictOn(always, red(results))).toBe(short)
  })

  it('a refused red is counted as failed', () => {
    const bug = failed(target, aFailure(target, { name: 'ReferenceError', message: 'x is not defined' }))
    expect(judge(always, anEvidence(red(twice(bug)))).measured).toMatchObject({ failed: 1, red: 0 })
  })

  it('a target that passed once in the cycle may not fail again', () => {
    const targets = { ids: new Set([target]), passedOnce: new Set([target]), reopened: new Set<string>() }
    const { findings } = judge(always, anEvidence(red(twice(failed(target)), { targets })))
    expect(findings).toMatchObject([
      {
        code: 'GATE-TESTS-BROKE',
        message: '"a bill > is split" passed earlier in this cycle and fails now: AssertionError: expected 1 to be 2',
      },
    ])
  })

  it('a target that passed once may not be hidden by a file or suite that breaks around it', () => {
    const once = { ids: new Set([target]), passedOnce: new Set([target]), reopened: new Set<string>() }
    for (const around of [e2e, `${e2e} > a bill`]) {
      expect(verdictOn(always, red(twice(failed(around)), { targets: once }))).toBe('fail GATE-TESTS-BROKE')
    }
    const other = { ...once, passedOnce: new Set([old]) }
    expect(verdictOn(always, red(twice(failed(target)), { targets: other }))).toBe('pass')
  })

  it('a test that only stands elsewhere now is not new', () => {
    const elsewhere = 'test/unit/shares/split.test.ts'
    const [moved, added] = [first.replace(file, elsewhere), second.replace(file, elsewhere)]
    const base = aTree({ [file]: facts({ tests: [declared(first, { body: 'a' })] }) })
    const tests = [declared(moved, { body: 'a' }), declared(added, { body: 'b' })]
    const head = aTree({ [elsewhere]: facts({ tests }) })
    const measured = (also = {}) =>
      judge(condition, anEvidence({ base, head, ...runs([passed(moved), passed(added)]), ...also })).measured
    expect(measured()).toMatchObject({ passed: 2, new: 1 })
    const copied = aTree({ [file]: facts({ tests: [declared(first, { body: 'a' })] }), [elsewhere]: facts({ tests }) })
    expect(measured({ head: copied })).toMatchObject({ passed: 2, new: 2 })
  })

  it('a test that is told by its lines is new where the base has it not', () => {
    const at = 'cart/cart_test.go'
    const base = aTree({ [at]: null }, {}, { [at]: go('TestAdds') })
    const head = aTree({ [at]: null }, {}, { [at]: go('TestAdds', 'TestDoubles') })
    const both = runs([passed(`${at} > TestAdds`), passed(`${at} > TestDoubles`)])
    expect(judge(condition, anEvidence({ base, head, ...both })).measured).toMatchObject({ passed: 2, new: 1 })
  })

  it('a target that one run does not know is no steady red', () => {
    const { findings, measured } = judge(always, anEvidence(red([[failed(target), passed(old)], [passed(old)]])))
    expect(findings.map(({ code }) => code)).toEqual(['RED-FLAKY'])
    expect(measured).toEqual({ passed: 1, failed: 1, skipped: 0, red: 0, new: 1 })
  })

  it('a service that cannot start yet does not spoil the evidence of targets', () => {
    const refused = aFailure(target, {
      name: 'TypeError',
      message: 'fetch failed',
      causes: [{ name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:4321', code: 'ECONNREFUSED' }],
    })
    const run = anInvalidRun('RUN-SERVICE', {
      tests: [failed(target, refused)],
      serviceStarted: false,
      serviceUrl: 'http://127.0.0.1:4321',
    })
    const results = { runs: runsBy({ 'e2e tests': [run, run] }) }
    expect(verdictOn(always, red([], results))).toBe('pass')
    expect(verdictOn(always, red([], { ...results, closing: true }))).toBe('missing RUN-SERVICE RUN-SERVICE')
  })
})

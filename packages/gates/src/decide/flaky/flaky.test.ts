import { describe, expect, it } from 'vitest'
import type { Run, TestResult } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { judge } from '../judge.ts'
import { aCondition, anEvidence, at, before, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun, failed, passed, resultOf } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'
import { asksBase, baseRuns, moreRuns } from './runs-in-doubt.ts'

const file = 'test/unit/clock.test.ts'
const id = `${file} > ticks`
const other = `${file} > stops`
const condition = aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit')

const made = (...all: TestResult[][]): Run[] => all.map((tests) => aRun({ tests }))
const tree = (body = 'a', oid = body) =>
  aTree({ [file]: facts({ tests: [declared(id, { body }), declared(other)] }) }, { [file]: oid })

/** A test that failed once and passed when it was run again. */
const doubtful = (parts: Partial<Evidence> = {}): Partial<Evidence> => ({
  head: tree(),
  base: tree(),
  runs: runsBy({ 'unit tests': made([failed(id), passed(other)]) }),
  again: () => made([passed(id), passed(other)], [failed(id), passed(other)]),
  ...parts,
})
const onBase = (...all: TestResult[][]) => ({ baseTests: () => made(...all) })
const disagreeing = onBase([passed(id), passed(other)], [failed(id), passed(other)])

describe('a test of which the runs disagree', () => {
  it('is refused where the base was not run, or agrees there', () => {
    expect(verdictOn(condition, doubtful())).toBe('fail GATE-TESTS-FLAKY')
    expect(verdictOn(condition, doubtful(onBase([passed(id)], [passed(id)])))).toBe('fail GATE-TESTS-FLAKY')
    expect(verdictOn(condition, doubtful(onBase([failed(id)], [failed(id)])))).toBe('fail GATE-TESTS-FLAKY')
  })

  it('passes and is told where it disagrees on the base as well, which the verdict records', () => {
    expect(verdictOn(condition, doubtful(disagreeing))).toBe('pass GATE-TESTS-BASE-FLAKY')
    const { measured, findings } = judge(condition, anEvidence(doubtful(disagreeing)))
    expect(measured).toEqual({ passed: 1, failed: 0, skipped: 0, red: 0, new: 0, flaky: [id] })
    expect(findings[0]).toMatchObject({ severity: 'warning', where: { path: file, name: id } })
  })

  it('is charged to the head that gave it another body, and passes where only the rest of its file changed', () => {
    expect(verdictOn(condition, doubtful({ ...disagreeing, head: tree('b') }))).toBe('fail GATE-TESTS-FLAKY')
    expect(verdictOn(condition, doubtful({ ...disagreeing, head: tree('a', 'other bytes') }))).toBe(
      'pass GATE-TESTS-BASE-FLAKY',
    )
  })

  it('is charged where it is a target of the cycle', () => {
    const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
    expect(verdictOn(condition, doubtful({ ...disagreeing, targets }))).toBe('fail GATE-TESTS-FLAKY')
  })

  it('fails like any other where no run sees it pass, whatever the base does', () => {
    const failing = doubtful({ ...disagreeing, again: () => made([failed(id), passed(other)]) })
    expect(verdictOn(condition, failing)).toBe('fail GATE-TESTS-FAILED')
  })

  it('is known from a judgement that recorded it, as long as it stays as it was', () => {
    const recorded = { before: before({ flaky: [id] }) }
    expect(verdictOn(condition, doubtful(recorded))).toBe('pass GATE-TESTS-BASE-FLAKY')
    expect(verdictOn(condition, doubtful({ ...recorded, head: tree('b') }))).toBe('fail GATE-TESTS-FLAKY')
  })

  it('stays recorded where it passes by chance, and no longer once it is written anew', () => {
    const lucky = { ...doubtful({ before: before({ flaky: [id] }) }), again: () => [], runs: runsBy({ 'unit tests': made([passed(id)]) }) } // prettier-ignore
    expect(judge(condition, anEvidence(lucky)).measured['flaky']).toEqual([id])
    expect(judge(condition, anEvidence({ ...lucky, head: tree('b') })).measured).not.toHaveProperty('flaky')
  })

  it('has a place that does not move with its lines, so that its waiver holds on', () => {
    const [finding] = judge(condition, anEvidence(doubtful())).findings
    expect(finding?.where).toEqual({ path: file, name: id })
  })

  it('is refused by a code that nobody can waive where its file is frozen', () => {
    const frozen = new Map([[file, 'blob']])
    expect(verdictOn(condition, doubtful({ frozen }))).toBe('fail RED-FROZEN-FLAKY')
    const lost = doubtful({ frozen, again: () => made([passed(other)]) })
    expect(verdictOn(condition, lost)).toBe('fail RED-FROZEN-FLAKY')
    expect(verdictOn(condition, { ...lost, frozen: null })).toBe('fail GATE-TESTS-LOST')
  })
})

describe('a frozen target of which the runs disagree', () => {
  const e2e = 'e2e/sum.test.ts > sums'
  const targets = { ids: new Set([e2e]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const frozen = new Map([['e2e/sum.test.ts', 'blob of e2e/sum.test.ts']])
  const head = aTree({ 'e2e/sum.test.ts': facts({ tests: [declared(e2e)] }) })
  const frozenBar = (...all: TestResult[][]) => ({ head, targets, frozen, position: at('DONE'), closing: true, runs: runsBy({ 'e2e tests': made(...all) }) }) // prettier-ignore

  it('cannot be waived at the red bar either', () => {
    const bar = aCondition('red-bar', { runs: 2 }, 'e2e')
    expect(verdictOn(bar, frozenBar([passed(e2e)], [failed(e2e)]))).toBe('fail RED-FROZEN-FLAKY')
    expect(verdictOn(bar, frozenBar([failed(e2e)], [failed(e2e)]))).toBe('fail RED-FROZEN-FAILS')
  })

  it('cannot while it may still be red', () => {
    const tests = aCondition('tests', { empty: 'fail', minTests: 1 }, 'e2e')
    const open = { ...frozenBar([passed(e2e)], [failed(e2e)]), position: at('SCAFFOLD'), closing: false }
    expect(verdictOn(tests, open)).toBe('fail RED-FROZEN-FLAKY')
    expect(verdictOn(tests, { ...open, frozen: null })).toBe('fail RED-FLAKY')
  })
})

describe('a red bar beside a test that the base disagrees about', () => {
  const target = 'e2e/new.test.ts > is new'
  const old = 'e2e/old.test.ts > is old'
  const all = { 'e2e/old.test.ts': facts({ tests: [declared(old)] }), 'e2e/new.test.ts': facts({ tests: [declared(target)] }) } // prettier-ignore
  const bar = {
    position: at('E2E_RED'),
    targets: { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() },
    head: aTree(all),
    base: aTree(all),
    runs: runsBy({ 'e2e tests': made([failed(target), passed(old)], [failed(target), failed(old)]) }),
  }
  const red = aCondition('red-bar', { runs: 2 }, 'e2e')

  it('is refused without the base’s word, and with it only the targets count', () => {
    expect(verdictOn(red, bar)).toContain('RED-BROKE')
    const known = { ...bar, ...onBase([passed(old)], [failed(old)]) }
    expect(verdictOn(red, known)).not.toContain('RED-BROKE')
  })
})

const once = (parts: Partial<Evidence> = {}) => anEvidence({ ...doubtful({ again: () => [] }), ...parts })

describe('further runs', () => {
  const none = { isWaived: () => false, knownOnly: false }

  it('are made where a test fails that the base has as it is, and not where all pass', () => {
    expect(moreRuns('unit', once(), none)).toBe(2)
    expect(moreRuns('unit', once({ runs: runsBy({ 'unit coverage': made([failed(id)]) }) }), none)).toBe(2)
    expect(moreRuns('unit', once({ runs: runsBy({ 'unit tests': made([passed(id)]) }) }), none)).toBe(0)
  })

  it('are not made for what is new, changed or skipped, nor after a run that proves nothing', () => {
    expect(moreRuns('unit', once({ head: tree('b') }), none)).toBe(0)
    expect(moreRuns('unit', once({ base: null }), none)).toBe(0)
    expect(moreRuns('unit', once({ runs: runsBy({ 'unit tests': made([resultOf(id, 'skipped')]) }) }), none)).toBe(0)
    const invalid = aRun({ tests: [failed(id)], valid: false })
    expect(moreRuns('unit', once({ runs: runsBy({ 'unit tests': [invalid] }) }), none)).toBe(0)
  })

  it('are more where the test is known to disagree: by a judgement, or by a waiver that names it', () => {
    expect(moreRuns('unit', once({ before: before({ flaky: [id] }) }), none)).toBe(4)
    const isWaived = ({ code, where }: { code: string; where?: { name?: string } }): boolean =>
      code === 'GATE-TESTS-FLAKY' && where?.name === id
    expect(moreRuns('unit', once({ head: tree('b') }), { ...none, isWaived })).toBe(4)
  })

  it('are made in a hook only for what is known, and for nothing beside what fails anyway', () => {
    const hook = { ...none, knownOnly: true }
    expect(moreRuns('unit', once(), hook)).toBe(0)
    expect(moreRuns('unit', once({ before: before({ flaky: [id] }) }), hook)).toBe(4)
    const both = runsBy({ 'unit tests': made([failed(id), failed(other)]) })
    expect(moreRuns('unit', once({ before: before({ flaky: [id] }), runs: both }), hook)).toBe(0)
  })

  it('of the base are made where the head disagrees and nothing explains it yet', () => {
    expect(asksBase('unit', anEvidence(doubtful()), none)).toBe(true)
    expect(asksBase('unit', anEvidence(doubtful(disagreeing)), none)).toBe(false)
    expect(asksBase('unit', anEvidence(doubtful({ before: before({ flaky: [id] }) })), none)).toBe(false)
    expect(asksBase('unit', anEvidence(doubtful({ head: tree('b') })), none)).toBe(false)
    expect(asksBase('unit', anEvidence(doubtful()), { ...none, isWaived: () => true })).toBe(false)
    expect(asksBase('unit', once(), none)).toBe(false)
    expect(baseRuns).toBe(5)
  })
})

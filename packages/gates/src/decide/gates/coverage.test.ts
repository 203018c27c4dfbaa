import { describe, expect, it } from 'vitest'
import type { FileCoverage } from '../../run/run.ts'
import type { ChangedLines, Evidence } from '../evidence.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, before, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun, anInvalidRun, coverageOf } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'

const path = 'src/domain/split.ts'
const condition = aCondition('coverage', { minPatch: 90, ratchet: false }, 'unit')
const ratcheted = aCondition('coverage', { minPatch: 90, ratchet: true }, 'unit')
const changed = (last = 10): ChangedLines => new Map([[path, [[1, last]]]])
const lines = (covered: number, missed: number) =>
  coverageOf(
    path,
    Object.fromEntries(Array.from({ length: covered + missed }, (_, at) => [at + 1, at < covered ? 2 : 0])),
  )

function measured(coverage: FileCoverage[], parts: Partial<Evidence> = {}): Partial<Evidence> {
  return {
    head: aTree({ [path]: facts() }),
    changedSinceStart: changed(),
    runs: runsBy({ 'unit coverage': [aRun({ coverage })] }),
    ...parts,
  }
}

const changedFile = (file: string) => ({
  head: aTree({ [file]: null }),
  changedSinceStart: new Map([[file, [[1, 2] as const]]]),
})

describe('the gate coverage', () => {
  it('needs one run that measures coverage', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'unit', purpose: 'coverage', times: 1 }])
  })

  it.each([
    [10, 0, 'pass'],
    [9, 1, 'pass'],
    [8, 2, 'fail COVERAGE-PATCH'],
    [0, 10, 'fail COVERAGE-PATCH'],
  ])('%i executed and %i unexecuted changed lines are: %s', (covered, missed, short) => {
    expect(verdictOn(condition, measured([lines(covered, missed)]))).toBe(short)
  })

  it('tells figures, lines and place', () => {
    const answer = judge(condition, anEvidence(measured([lines(7, 3)])))
    expect(answer.measured).toEqual({ patch: 70, changed: 10, covered: 7, uncovered: { [path]: 3 } })
    expect(answer.findings).toEqual([
      {
        severity: 'error',
        code: 'COVERAGE-PATCH',
        message: `patch coverage 70 % is below 90 %; never executed: ${path}:8-10`,
        where: { path, line: 8 },
        fix: 'Add a test that executes these lines, or remove them.',
      },
    ])
    expect(answer.reports).toEqual(['report'])
  })

  it('a share just below the budget neither passes nor shows as the budget', () => {
    const file = coverageOf(
      path,
      Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [at + 1, at < 1799 ? 1 : 0])),
    )
    const answer = judge(condition, anEvidence(measured([file], { changedSinceStart: changed(2000) })))
    expect(answer.outcome).toBe('fail')
    expect(answer.measured['patch']).toBe(89.9)
  })

  it('only changed lines count', () => {
    expect(verdictOn(condition, measured([lines(4, 6)], { changedSinceStart: changed(4) }))).toBe('pass')
  })

  it('between cycles the lines since the base count', () => {
    const parts = { start: null, changedSinceStart: new Map(), changedSinceBase: changed() }
    expect(verdictOn(condition, measured([lines(0, 10)], parts))).toBe('fail COVERAGE-PATCH')
  })

  it('a changed source that is not in the report has vanished', () => {
    expect(verdictOn(condition, measured([coverageOf('src/domain/other.ts', { 1: 1 })]))).toBe('fail COVERAGE-VANISHED')
  })

  it('a changed file that holds only types need not be in the report', () => {
    const head = aTree({ [path]: facts({ executable: new Set() }) })
    expect(verdictOn(condition, measured([], { head }))).toBe('pass')
  })

  it('a file of another kind need not be in the report, one of a reported kind must', () => {
    const other = 'src/domain/README.md'
    expect(verdictOn(condition, measured([lines(1, 0)], changedFile(other)))).toBe('pass')
    expect(verdictOn(condition, measured([lines(1, 0)], changedFile('src/domain/x.ts')))).toBe('fail COVERAGE-VANISHED')
  })

  it('changed tests and deleted files are no sources', () => {
    const test = 'src/domain/split.test.ts'
    const head = aTree({ [test]: facts({ tests: [declared(`${test} > a`)] }) })
    const since = new Map([
      [test, [[1, 5] as const]],
      ['src/domain/gone.ts', [[1, 1] as const]],
    ])
    expect(verdictOn(condition, { head, changedSinceStart: since })).toBe('pass')
  })

  it('passes without a run when the diff proves that nothing in scope changed', () => {
    const answer = judge(
      ratcheted,
      anEvidence({
        head: aTree({ 'src/adapters/a.ts': facts() }),
        changedSinceStart: new Map([['src/adapters/a.ts', [[1, 9]]]]),
      }),
    )
    expect(answer).toEqual({
      outcome: 'pass',
      measured: { patch: null, changed: 0, covered: 0 },
      findings: [],
      reports: [],
    })
  })

  it.each([
    ['never run', [], 'missing GATE-NOT-RUN'],
    ['truncated', [anInvalidRun('REPORT-TRUNCATED')], 'missing REPORT-TRUNCATED'],
    ['without report', [aRun({ coverage: null })], 'missing COVERAGE-NO-REPORT'],
  ])('is missing when %s', (_, runs, short) => {
    expect(verdictOn(condition, measured([], { runs: runsBy({ 'unit coverage': runs }) }))).toBe(short)
  })

  it('names only files with unexecuted lines, and files outside of the scope not at all', () => {
    const other = 'src/domain/other.ts'
    const parts = {
      head: aTree({ [path]: facts(), [other]: facts() }),
      changedSinceStart: new Map([path, other].map((file) => [file, [[1, 10] as const]])),
    }
    const whole = coverageOf(other, { 1: 1 })
    const outside = coverageOf('src/main.ts', { 1: 0 })
    const answer = judge(condition, anEvidence(measured([whole, lines(1, 9), outside], parts)))
    expect(answer.findings.map(({ where }) => where?.path)).toEqual([path])
    expect(answer.measured).toEqual({ patch: 18.1, changed: 11, covered: 2, uncovered: { [path]: 9 } })
  })

  it('changed lines that the report does not count as code are no patch', () => {
    const answer = judge(condition, anEvidence(measured([coverageOf(path, { 40: 0 })])))
    expect(answer).toMatchObject({ outcome: 'pass', measured: { patch: null, changed: 0, covered: 0 } })
  })

  describe('ratchet', () => {
    it('compares with what the same command measured', () => {
      const asked: unknown[] = []
      const before: Evidence['before'] = (gate, of) => {
        asked.push([gate, of])
        return null
      }
      judge(ratcheted, anEvidence(measured([lines(1, 0)], { before })))
      expect(asked).toEqual([['coverage', 'unit']])
    })

    it('compares with nothing where the last judgement had no such figure', () => {
      expect(verdictOn(ratcheted, measured([lines(7, 3)], { ...unchanged, before: before({ uncovered: null }) }))).toBe(
        'pass',
      )
    })

    const unchanged = { changedSinceStart: new Map(), changedSinceBase: new Map() }

    it('refuses a file that lost the test of a line outside the change', () => {
      const evidence = measured([lines(7, 3)], { ...unchanged, before: before({ uncovered: { [path]: 2 } }) })
      expect(judge(ratcheted, anEvidence(evidence)).findings).toMatchObject([
        {
          code: 'COVERAGE-RATCHET',
          message: `${path} has 3 unexecuted lines outside this change, 2 before: 8-10`,
          where: { path, line: 8 },
        },
      ])
    })

    it('accepts as many as before, and changed lines apart', () => {
      const known = before({ uncovered: { [path]: 3 } })
      expect(verdictOn(ratcheted, measured([lines(7, 3)], { ...unchanged, before: known }))).toBe('pass')
      const since = new Map([[path, [[8, 10] as const]]])
      const clean = before({ uncovered: {} })
      expect(
        verdictOn(ratcheted, measured([lines(7, 3)], { ...unchanged, changedSinceBase: since, before: clean })),
      ).toBe('pass')
    })

    it('has nothing to compare with the first time, or when it is not asked', () => {
      expect(verdictOn(ratcheted, measured([lines(7, 3)], unchanged))).toBe('pass')
      const known = before({ uncovered: {} })
      expect(verdictOn(condition, measured([lines(7, 3)], { ...unchanged, before: known }))).toBe('pass')
    })

    it('asks for a run even if nothing changed', () => {
      const evidence = measured([], { ...unchanged, before: before({ uncovered: {} }), runs: () => [] })
      expect(verdictOn(ratcheted, evidence)).toBe('missing GATE-NOT-RUN')
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { Failure, Run, TestResult } from '../../run/run.ts'
import type { Placed } from '../declared.ts'
import { anEvidence, aPolicy, runsBy } from '../testing/evidence.ts'
import { aFailure, anInvalidRun, aRun, failed, passed } from '../testing/runs.ts'
import { aTree, declared } from '../testing/trees.ts'
import { judgeFix } from './fix-red.ts'
import type { TestChanges } from './kept-tests.ts'

const file = 'test/unit/a.test.ts'
const id = `${file} > adds negative numbers`
const placed = (test = id): Placed => ({ path: file, test: declared(test, { line: 3 }) })
const none: TestChanges = { added: [], rewritten: [], lost: [] }

const evidence = (held: Run | TestResult[]) => {
  const run = Array.isArray(held) ? aRun({ tests: held }) : held
  const head = aTree({ [file]: null, 'src/domain/add.ts': null })
  return anEvidence({ policy: aPolicy(), head, runs: runsBy({ 'unit tests': [run] }) })
}

function fix(without: Run | TestResult[], now: Run | TestResult[], changes = { ...none, added: [placed()] }) {
  return judgeFix({ changes, without: evidence(without), with: evidence(now), commands: ['unit'] })
}

const inShort = ({ proving, findings }: ReturnType<typeof fix>) => [proving, findings.map(({ code }) => code)]

describe('a fix', () => {
  it('is shown by a test that fails without it and passes with it', () => {
    expect(fix([failed(id)], [passed(id)])).toEqual({ proving: [id], findings: [] })
  })

  it('is not shown by a test that passes without it too', () => {
    expect(fix([passed(id)], [passed(id)])).toEqual({
      proving: [],
      findings: [
        {
          severity: 'error',
          code: 'FIX-NOT-RED',
          message: 'no test of this fix fails without it: "adds negative numbers" passes without the fix too',
          where: { path: file, line: 3 },
          fix: 'Add the test that shows what was wrong; git commit --amend.',
        },
      ],
    })
  })

  it('needs a test at all', () => {
    const { findings } = fix([], [passed('b > b')], none)
    expect(findings).toMatchObject([
      { code: 'FIX-NOT-RED', message: 'a fix brings a test that fails without it; this one brings no test' },
    ])
    expect(findings[0]).not.toHaveProperty('where')
  })

  it('is not shown by a test that fails with it', () => {
    expect(fix([failed(id)], [failed(id)]).findings[0]?.message).toContain('does not pass with the fix')
  })

  it.each<[string, Partial<Failure>]>([
    ['a module that is not there', { name: 'Error', code: 'ERR_MODULE_NOT_FOUND', message: "Cannot find module '../../src/domain/new.ts'" }],
    ['a function that is not there', { name: 'TypeError', message: 'cart.total is not a function' }],
    ['a port that is taken', { message: 'listen EADDRINUSE: address already in use' }],
  ])('is not shown by %s', (_, failure) => {
    expect(inShort(fix([failed(id, aFailure(id, failure))], [passed(id)]))).toEqual([[], ['FIX-NOT-RED']])
  }) // prettier-ignore

  it.each<[string, Partial<Failure>]>([
    ['an error that the product throws', { name: 'RangeError', frames: [{ file: 'src/domain/add.ts', line: 1, column: 1, inside: true }] }],
    ['a test that does not end', { name: 'TimeoutError', message: 'Test timed out in 5000ms' }],
    ['an assertion without values, as some reports have it', { name: 'AssertionError', message: 'not equal' }],
  ])('is shown by %s', (_, failure) => {
    expect(inShort(fix([failed(id, aFailure(id, failure))], [passed(id)]))).toEqual([[id], []])
  }) // prettier-ignore

  it('may write a test anew that fails without it, and no other', () => {
    const changes = { ...none, added: [placed()], rewritten: [placed(`${file} > old`)] }
    const old = `${file} > old`
    expect(inShort(fix([failed(id), failed(old)], [passed(id), passed(old)], changes))).toEqual([[id, old], []])
    expect(inShort(fix([failed(id), passed(old)], [passed(id), passed(old)], changes))).toEqual([
      [id],
      ['INTEGRITY-BODY'],
    ])
  })

  it('loses no test', () => {
    const changes = { ...none, added: [placed()], lost: [placed(`${file} > old`)] }
    expect(inShort(fix([failed(id)], [passed(id)], changes))).toEqual([[id], ['INTEGRITY-LOST']])
  })

  it('is not judged by a run that proves nothing', () => {
    expect(inShort(fix(anInvalidRun('RUN-KILLED'), [passed(id)]))).toEqual([[], ['RUN-KILLED']])
    expect(inShort(fix([failed(id)], anInvalidRun('REPORT-STALE')))).toEqual([[], ['REPORT-STALE']])
  })
})

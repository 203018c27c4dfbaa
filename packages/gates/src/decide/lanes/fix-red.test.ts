import { describe, expect, it } from 'vitest'
import type { Failure, Run, TestResult } from '../../run/run.ts'
import type { SourceFacts } from '../../facts/facts.ts'
import type { Placed } from '../declared.ts'
import { anEvidence, aPolicy, runsBy } from '../testing/evidence.ts'
import { aFailure, anInvalidRun, aRun, failed, passed } from '../testing/runs.ts'
import { aTree, declared, facts, importOf } from '../testing/trees.ts'
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

const takes = (target: string, ...names: string[]) => facts({ imports: [importOf(target, { names })] })

/** Why a fix is refused whose test fails to load, on a parent with these sources. */
function refusal(sources: Record<string, SourceFacts | null>): string | undefined {
  const cannotLoad = aFailure(id, { name: 'SyntaxError', message: 'test failed', frames: [] })
  const run = aRun({ tests: [failed(id, cannotLoad)] })
  const without = anEvidence({ policy: aPolicy(), head: aTree(sources), runs: runsBy({ 'unit tests': [run] }) })
  const changes = { ...none, added: [placed()] }
  return judgeFix({ changes, without, with: evidence([passed(id)]), commands: ['unit'] }).findings[0]?.message
}

describe('a fix', () => {
  it('says what its test imports that the parent does not have, itself or by a helper', () => {
    const helper = 'test/unit/rates.ts'
    const product = 'src/domain/add.ts'
    expect(refusal({ [file]: takes('src/domain/new.ts') })).toContain(
      `only because ${file} imports src/domain/new.ts, which is not there without the fix`,
    )
    expect(refusal({ [file]: takes(helper), [helper]: takes('src/domain/new.ts') })).toContain(
      `only because ${helper} imports src/domain/new.ts, which`,
    )
    expect(refusal({ [file]: takes(product, 'add', 'rate'), [product]: facts({ exports: ['add'] }) })).toContain(
      `only because ${file} imports rate of ${product}, which does not export it without the fix`,
    )
    const whole = refusal({ [file]: takes(product, '*', 'add'), [product]: facts({ exports: ['add'] }) })
    expect(whole ?? '').not.toContain('imports')
  })

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

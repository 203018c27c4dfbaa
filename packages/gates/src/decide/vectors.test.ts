import { describe, expect, it } from 'vitest'
import type { TestResult } from '../run/run.ts'
import { aFailure, aRun, failed, passed, resultOf } from './testing/runs.ts'
import { firstFailure, isWholeFile, splitTargets, vectorInWords, vectorsOf, whereOf } from './vectors.ts'

const file = 'e2e/a.test.ts'
const id = `${file} > s > t`
const over = (...runs: TestResult[][]) => vectorsOf(runs.map((tests) => aRun({ tests })))
const only = (...results: TestResult[]) => over(...results.map((result) => [result]))[0]!
const split = (tests: TestResult[], ...targets: string[]) => {
  const { found, absent, others } = splitTargets(over(tests), targets)
  const ids = Object.fromEntries([...found].map(([target, rows]) => [target, rows.map((row) => row.id)]))
  return { ids, absent, others: others.map((other) => other.id) }
}

describe('tests over several runs', () => {
  it('are ordered by id', () => {
    expect(over([passed('c'), passed('a')], [passed('b')]).map((vector) => vector.id)).toEqual(['a', 'b', 'c'])
    expect(over([passed('a'), passed('b'), passed('c')]).map((vector) => vector.id)).toEqual(['a', 'b', 'c'])
  })

  it.each([
    [[passed(id), passed(id)], 'passed', 'passed passed'],
    [[failed(id), failed(id)], 'failed', 'failed failed'],
    [[resultOf(id, 'skipped')], 'skipped', 'skipped'],
    [[passed(id), failed(id)], 'flaky', 'passed failed'],
    [[resultOf(id, 'flaky'), resultOf(id, 'flaky')], 'flaky', 'flaky flaky'],
  ])('%# are %s: %s', (results, state, words) => {
    const vector = only(...results)
    expect([vector.id, vector.file, vector.state, vectorInWords(vector)]).toEqual([id, file, state, words])
  })

  it('of tests that share an id the one that did not pass speaks for all', () => {
    const states = [over([failed(id), passed(id)]), over([passed(id), failed(id)]), over([passed(id), passed(id)])]
    expect(states.map(([vector]) => vector?.state)).toEqual(['failed', 'failed', 'passed'])
  })

  it('a test that one run does not know is lost', () => {
    const [vector] = over([passed(id)], [])
    expect([vector?.state, vector && vectorInWords(vector)]).toEqual(['lost', 'passed absent'])
  })

  it('the first failure is that of the first run that has one', () => {
    const first = aFailure(id, { message: 'first' })
    expect(firstFailure(only(passed(id), failed(id, first), failed(id, aFailure(id))))).toBe(first)
    expect(firstFailure(only(passed(id)))).toBeUndefined()
  })

  it('a failure lies in the test’s own file, or nowhere in particular', () => {
    const elsewhere = { file: 'src/a.ts', line: 3, column: 1, inside: true }
    const here = { file, line: 9, column: 1, inside: true }
    const where = (...frames: (typeof here)[]) => whereOf(only(failed(id, aFailure(id, { frames }))))
    expect(where(elsewhere, here)).toEqual({ path: file, line: 9 })
    expect(where(elsewhere)).toEqual({ path: file })
    expect(whereOf(only(passed(id)))).toEqual({ path: file })
  })

  it('a file that could not be loaded bears its own path', () => {
    expect([isWholeFile(only(failed(file))), isWholeFile(only(failed(id)))]).toEqual([true, false])
  })
})

describe('tests inside of a test', () => {
  it('belong to it where they fail', () => {
    const tests = [failed(id), failed(`${id} > inner`), passed(`${id} > other`)]
    expect(split(tests, id)).toEqual({ ids: { [id]: [id, `${id} > inner`] }, absent: [], others: [`${id} > other`] })
  })

  it('are their own where they are declared', () => {
    const tests = [failed(id), failed(`${id} > inner`)]
    expect(split(tests, id, `${id} > inner`).ids).toEqual({ [id]: [id], [`${id} > inner`]: [`${id} > inner`] })
  })
})

describe('targets among the tests of a run', () => {
  it('are found by their id, or by each row of a table', () => {
    const table = `${file} > adds %i`
    expect(split([passed(id), passed(`${file} > adds 1`), failed(`${file} > adds 2`)], id, table)).toEqual({
      ids: { [id]: [id], [table]: [`${file} > adds 1`, `${file} > adds 2`] },
      absent: [],
      others: [],
    })
  })

  it('are absent where no run knows them', () => {
    expect(split([passed(`${file} > other`)], id)).toEqual({ ids: {}, absent: [id], others: [`${file} > other`] })
  })

  it.each([
    ['the file', file],
    ['the suite', `${file} > s`],
  ])('that could not run are told by %s that broke', (_, broken) => {
    expect(split([failed(broken)], id)).toEqual({ ids: { [id]: [broken] }, absent: [], others: [] })
    expect(split([failed(broken), resultOf(id, 'skipped')], id).ids).toEqual({ [id]: [broken] })
    expect(split([failed(broken), resultOf(id, 'pending')], id)).toEqual({
      ids: { [id]: [broken] },
      absent: [],
      others: [],
    })
  })

  it('that ran speak for themselves, and what passed broke nothing', () => {
    expect(split([failed(file), failed(id)], id)).toEqual({ ids: { [id]: [id] }, absent: [], others: [file] })
    expect(split([passed(file), resultOf(id, 'skipped')], id)).toEqual({
      ids: { [id]: [id] },
      absent: [],
      others: [file],
    })
    expect(split([failed(`${file} > sx`), resultOf(id, 'skipped')], id).ids).toEqual({ [id]: [id] })
  })
})

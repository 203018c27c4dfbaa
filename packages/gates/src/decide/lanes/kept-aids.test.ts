import { describe, expect, it } from 'vitest'
import type { Run, TestResult } from '../../run/run.ts'
import { anEvidence, runsBy } from '../testing/evidence.ts'
import { aFailure, anInvalidRun, aRun, failed, passed, resultOf } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'
import { judgeHeldData, judgeKeptAids } from './kept-aids.ts'

const file = 'test/cart.test.ts'
const id = `${file} > adds`
const missing = aFailure(id, { name: 'TypeError', message: 'plus is not a function' })
const tree = (...ids: string[]) => aTree({ [file]: facts({ tests: ids.map((one) => declared(one, { line: 3 })) }) })

const evidence = (held: Run | TestResult[], base = tree(id)) =>
  anEvidence({ base, head: tree(id), runs: runsBy({ 'unit tests': [Array.isArray(held) ? aRun({ tests: held }) : held] }) }) // prettier-ignore

const inShort = (now: Run | TestResult[], held: Run | TestResult[], base = tree(id)) => {
  const runs = { now: evidence(now, base), held: evidence(held, base), commands: ['unit'], aids: ['test/a.json'] }
  const { findings, untold } = judgeKeptAids(runs)
  return [findings.map(({ code }) => code), untold.map(({ test }) => test.id)]
}

describe('with what tests read as it was', () => {
  it.each<[string, Run | TestResult[], string[], string[]]>([
    ['a test passes', [passed(id)], [], []],
    ['a test is skipped', [resultOf(id, 'skipped')], [], []],
    ['a test finds another value', [failed(id)], ['LANE-AIDS'], []],
    ['a test finds a name that is gone', [failed(id, missing)], [], [id]],
    ['a test is not there', [], [], [id]],
    ['nothing can be told', anInvalidRun('RUN-KILLED'), [], [id]],
  ])('%s', (_, held, codes, untold) => {
    expect(inShort([passed(id)], held)).toEqual([codes, untold])
  })

  it('a test that fails now is for other rules', () => {
    expect(inShort([failed(id)], [failed(id)])).toEqual([[], []])
  })

  it('a test that the base has not may ask for anything', () => {
    expect(inShort([passed(id)], [failed(id)], tree())).toEqual([[], []])
  })

  it('a test is told once for its file', () => {
    const ids = [id, `${file} > takes away`, `${file} > doubles`]
    const all = { base: tree(...ids), head: tree(...ids) }
    const runs = (results: TestResult[]) => anEvidence({ ...all, runs: runsBy({ 'unit tests': [aRun({ tests: results })] }) }) // prettier-ignore
    const { findings } = judgeKeptAids({
      now: runs(ids.map((one) => passed(one))),
      held: runs(ids.map((one) => failed(one))),
      commands: ['unit'],
      aids: ['test/a.json', 'test/b.json', 'test/c.json'],
    })
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'LANE-AIDS',
        message:
          'the test "adds" and 2 more pass only since test/a.json and 2 other files were changed by what brings nothing new',
        where: { path: file, line: 3, name: id },
        fix: 'Leave what tests read as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.',
      },
    ])
  })
})

it('where nothing but data is as it was, every reason is one', () => {
  const held = (tests: TestResult[]) => judgeHeldData({ held: evidence(tests), commands: ['unit'], aids: ['a'] }, [{ path: file, test: declared(id) }]) // prettier-ignore
  expect(held([failed(id, missing)]).map(({ code }) => code)).toEqual(['LANE-AIDS'])
  expect(held([]).map(({ code }) => code)).toEqual(['LANE-AIDS'])
  expect(held([passed(id)])).toEqual([])
})

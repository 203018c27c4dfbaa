import { describe, expect, it } from 'vitest'
import type { Run, TestResult } from '../../run/run.ts'
import { anEvidence, runsBy } from '../testing/evidence.ts'
import { aFailure, anInvalidRun, aRun, failed, passed, resultOf } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'
import { failingOf, leaningOn, leaningTests, notGreenOf, turnedTests } from './kept-aids.ts'

const file = 'test/cart.test.ts'
const id = `${file} > adds`
const missing = aFailure(id, { name: 'TypeError', message: 'plus is not a function' })
const tree = (...ids: string[]) => aTree({ [file]: facts({ tests: ids.map((one) => declared(one, { line: 3 })) }) })

const evidence = (held: Run | TestResult[]) =>
  anEvidence({ head: tree(id), runs: runsBy({ 'unit tests': [Array.isArray(held) ? aRun({ tests: held }) : held] }) }) // prettier-ignore

const at = { path: file, test: declared(id, { line: 3 }) }
const idsOf = (tests: { test: { id: string } }[]) => tests.map(({ test }) => test.id)

const inShort = (now: Run | TestResult[], held: Run | TestResult[], before = tree(id)) => {
  const { told, untold } = leaningTests({ now: evidence(now), held: evidence(held), commands: ['unit'], before })
  return [idsOf(told), idsOf(untold)]
}

describe('with what tests read as it was', () => {
  it.each<[string, Run | TestResult[], string[], string[]]>([
    ['a test passes', [passed(id)], [], []],
    ['a test is skipped', [resultOf(id, 'skipped')], [], []],
    ['a test finds another value', [failed(id)], [id], []],
    ['a test finds a name that is gone', [failed(id, missing)], [], [id]],
    ['a test is not there', [], [], [id]],
    ['nothing can be told', anInvalidRun('RUN-KILLED'), [], [id]],
  ])('%s', (_, held, told, untold) => {
    expect(inShort([passed(id)], held)).toEqual([told, untold])
  })

  it('a test that fails now is for other rules', () => {
    expect(inShort([failed(id)], [failed(id)])).toEqual([[], []])
  })

  it('a test that was not there may ask for anything', () => {
    expect(inShort([passed(id)], [failed(id)], tree())).toEqual([[], []])
  })
})

it.each<[string, Run | TestResult[], boolean, boolean]>([
  ['passes', [passed(id)], false, false],
  ['finds another value', [failed(id)], true, true],
  ['finds a name that is gone', [failed(id, missing)], false, true],
  ['is not there', [], false, true],
])('of a test that %s is told whether the product or anything fails it', (_, results, fails, isNotGreen) => {
  expect(failingOf([at], evidence(results), ['unit'])).toEqual(fails ? [at] : [])
  expect(notGreenOf([at], evidence(results), ['unit'])).toEqual(isNotGreen ? [at] : [])
})

describe('as its file was', () => {
  const turned = (held: TestResult[], { now = [passed(id)], before = tree(id) } = {}) =>
    idsOf(turnedTests({ now: evidence(now), held: evidence(held), commands: ['unit'], before }))
  const body = (text: string, of = id) => aTree({ [file]: facts({ tests: [declared(of, { body: text })] }) })

  it.each<[string, string[], string[]]>([
    ['finds another value', turned([failed(id)]), [id]],
    ['passes, too', turned([passed(id)]), []],
    ['finds a name that is gone', turned([failed(id, missing)]), []],
    ['fails now as well', turned([failed(id)], { now: [failed(id)] }), []],
    ['was not there', turned([failed(id)], { before: tree() }), []],
    ['had another body, which other rules look at', turned([failed(id)], { before: body('other') }), []],
    ['had another name', turned([failed(`${file} > sums`)], { before: body(`body of ${id}`, `${file} > sums`) }), [id]],
  ])('a test that %s', (_, found, told) => {
    expect(found).toEqual(told)
  })
})

describe('tests that lean on what they read', () => {
  const others = ['takes away', 'doubles'].map((name) => ({ path: file, test: declared(`${file} > ${name}`) }))

  it('are told once for their file', () => {
    expect(leaningOn([at, ...others], ['test/a.json', 'test/b.json', 'test/c.json'], 'keep')).toEqual([
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

  it('are told what a fix may do', () => {
    expect(leaningOn([at], ['test/a.json'], 'fix').map(({ message, fix }) => [message, fix])).toEqual([
      [
        'the test "adds" passes only since test/a.json was changed, with this fix or without',
        'Leave what other tests read as it was. A test that the fix is about fails on the code before it, whatever it reads.',
      ],
    ])
  })
})

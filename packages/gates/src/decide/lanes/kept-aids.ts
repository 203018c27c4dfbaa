import type { CommandName, Finding } from '@helix/core'
import { type Placed, testsOf } from '../declared.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { titleOf } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'
import { failingClass, tells } from './failing-class.ts'
import { hasMoreRows } from './kept-tests.ts'
import { rowsIn } from './rows-in.ts'

/** Runs of one tree's tests: as it is, and with aids as they were. */
export interface AidRuns {
  now: Evidence
  held: Evidence
  commands: readonly CommandName[]
  /** The tree whose tests are the old ones. */
  before: TreeView
}

/** Old tests that pass with aids as they are, and not with them as they were. */
export interface LeaningTests {
  /** The failure says that the product does something else. */
  told: Placed[]
  /** The old aids do not let them run: they ask for what has another name now, or nothing tells why. */
  untold: Placed[]
}

/** Tests that were there before, and pass only with the aids as they are now. */
export function leaningTests({ now, held, commands, before }: AidRuns): LeaningTests {
  const [rowsNow, rowsHeld] = [rowsIn(now, commands), rowsIn(held, commands)]
  const green = testsThere(now.head, before).filter((one) => isGreen(rowsNow(one)))
  const told = failingOf(green, held, commands)
  return { told, untold: green.filter((one) => !told.includes(one) && !isGreen(rowsHeld(one))) }
}

/** Tests that pass as they are, keep their bodies or only have more rows, and as they were fail for a reason that says how the product behaves. */
export function turnedTests({ now, held, commands, before }: AidRuns): Placed[] {
  const rowsNow = rowsIn(now, commands)
  const old = testsOf(before)
  const byBody = new Map([...old.values()].map((one) => [one.test.body, one]))
  const turned = new Set(failingOf([...old.values()], held, commands))
  return [...testsOf(now.head).values()].filter((one) => {
    const same = old.get(one.test.id)
    const isKept = same !== undefined && (same.test.body === one.test.body || hasMoreRows(one, same))
    const was = isKept ? same : byBody.get(one.test.body)
    return was !== undefined && turned.has(was) && isGreen(rowsNow(one))
  })
}

/** Those of the tests that fail for a reason that says how the product behaves. */
export function failingOf(tests: readonly Placed[], evidence: Evidence, commands: readonly CommandName[]): Placed[] {
  const rows = rowsIn(evidence, commands)
  return tests.filter((one) => rows(one).some((row) => tells(failingClass(row, evidence, one.test.id))))
}

/** Those of the tests that do not pass, whatever the reason. */
export function notGreenOf(tests: readonly Placed[], evidence: Evidence, commands: readonly CommandName[]): Placed[] {
  const rows = rowsIn(evidence, commands)
  return tests.filter((one) => !isGreen(rows(one)))
}

/** One finding for each file of tests that pass only with these aids as they are now, at the first of the tests. Code LANE-AIDS. */
export function leaningOn(tests: readonly Placed[], aids: readonly string[], lane: 'keep' | 'fix'): Finding[] {
  const changed = `${listed(aids)} ${aids.length === 1 ? 'was changed' : 'were changed'}`
  const { why, fix } = lanes[lane]
  return [...Map.groupBy(tests, ({ path }) => path)].flatMap(([path, [first, ...others]]) => {
    if (first === undefined) return []
    const { id, line } = first.test
    const which = others.length === 0 ? `"${titleOf(id)}" passes` : `"${titleOf(id)}" and ${others.length} more pass`
    const message = `the test ${which} only since ${changed}${why}`
    return [fault('LANE-AIDS', message, fix, { path, line, name: id })]
  })
}

const lanes = {
  keep: {
    why: ' by what brings nothing new',
    fix: 'Leave what tests read as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.',
  },
  fix: {
    why: ', with this fix or without',
    fix: 'Leave what other tests read as it was. A test that the fix is about fails on the code before it, whatever it reads.',
  },
}

function listed([first = '', second, ...others]: readonly string[]): string {
  if (others.length > 0) return `${first} and ${others.length + 1} other files`
  return second === undefined ? first : `${first} and ${second}`
}

/** The tests of a tree that another one has, there or elsewhere. */
function testsThere(head: TreeView, other: TreeView): Placed[] {
  const before = testsOf(other)
  const bodies = new Set([...before.values()].map(({ test }) => test.body))
  return [...testsOf(head).values()].filter(({ test }) => before.has(test.id) || bodies.has(test.body))
}

function isGreen(rows: readonly TestVector[]): boolean {
  return rows.length > 0 && rows.every(({ state }) => state === 'passed' || state === 'skipped')
}

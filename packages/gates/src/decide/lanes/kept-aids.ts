import type { CommandName, Finding } from '@helix/core'
import { type Placed, testsOf } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { titleOf } from '../test-id.ts'
import type { TestVector } from '../vectors.ts'
import { failingClass, tells } from './failing-class.ts'
import { rowsIn } from './rows-in.ts'

/** Runs of one tree's tests: as it is, and with aids as they were. */
export interface AidRuns {
  now: Evidence
  held: Evidence
  commands: readonly CommandName[]
  /** The aids that are as they were in `held`. */
  aids: readonly string[]
}

export interface JudgedAids {
  findings: Finding[]
  /** Tests that the old aids do not let run: they ask for what has another name now, or nothing tells why. */
  untold: Placed[]
}

/** Tests that the base has and that pass do so with the old aids, too. Code LANE-AIDS. */
export function judgeKeptAids({ now, held, commands, aids }: AidRuns): JudgedAids {
  const [rowsNow, rowsHeld] = [rowsIn(now, commands), rowsIn(held, commands)]
  const green = testsOfBase(now).filter((one) => isGreen(rowsNow(one)))
  const isTold = (one: Placed) => rowsHeld(one).some((row) => tells(failingClass(row, held, one.test.id)))
  const untold = green.filter((one) => !isTold(one) && !isGreen(rowsHeld(one)))
  return { findings: differing(green.filter(isTold), aids), untold }
}

/** Tests that do not pass with the old data, whatever the reason: nothing else is old. Code LANE-AIDS. */
export function judgeHeldData({ held, commands, aids }: Omit<AidRuns, 'now'>, tests: readonly Placed[]): Finding[] {
  const rows = rowsIn(held, commands)
  return differing(tests.filter((one) => !isGreen(rows(one))), aids) // prettier-ignore
}

/** One finding for each file of tests that pass only with these aids as they are now, at the first of the tests. Code LANE-AIDS. */
export function differing(tests: readonly Placed[], aids: readonly string[]): Finding[] {
  const changed = aids.length === 1 ? 'was changed' : 'were changed'
  return [...Map.groupBy(tests, ({ path }) => path)].flatMap(([path, [first, ...others]]) => {
    if (first === undefined) return []
    const { id, line } = first.test
    const which = others.length === 0 ? `"${titleOf(id)}" passes` : `"${titleOf(id)}" and ${others.length} more pass`
    const message = `the test ${which} only since ${listed(aids)} ${changed} by what brings nothing new`
    const fix =
      'Leave what tests read as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.'
    return [fault('LANE-AIDS', message, fix, { path, line, name: id })]
  })
}

function listed([first = '', second, ...others]: readonly string[]): string {
  if (others.length > 0) return `${first} and ${others.length + 1} other files`
  return second === undefined ? first : `${first} and ${second}`
}

/** The tests of the head that the base has, there or elsewhere. */
function testsOfBase({ base, head }: Evidence): Placed[] {
  const before = testsOf(base)
  const bodies = new Set([...before.values()].map(({ test }) => test.body))
  return [...testsOf(head).values()].filter(({ test }) => before.has(test.id) || bodies.has(test.body))
}

function isGreen(rows: readonly TestVector[]): boolean {
  return rows.length > 0 && rows.every(({ state }) => state === 'passed' || state === 'skipped')
}

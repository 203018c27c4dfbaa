import type { CommandName, Finding } from '@helix/core'
import type { Evidence } from '../evidence.ts'
import { redTargets } from '../steps.ts'
import { type TestVector, splitTargets, vectorsOf } from '../vectors.ts'
import { waivableFlaky } from './flaky-finding.ts'
import { knownFlakes, mayBeKnown, recordedFlakes } from './known-flakes.ts'

export interface DoubtOptions {
  /** Whether a person waived that this test disagrees. */
  isWaived: (finding: Finding) => boolean
  /** Only tests of which it is known that they disagree are tried again: a hook has no time for the others. */
  knownOnly: boolean
}

/** Further runs that tell a test which fails from one that disagrees with itself; of a known one more, to see it pass once. */
const more = { suspected: 2, known: 4 }

/** Runs of the base's tests: one that fails one time in five disagrees in two of three such rounds. */
export const baseRuns = 5

/**
 * How many more runs of the command the head is owed before a failing test is called failing: none where none fails, or
 * where each that does is new, changed or a target, whose author answers for it.
 */
export function moreRuns(command: CommandName, evidence: Evidence, { isWaived, knownOnly }: DoubtOptions): number {
  const failing = failingOf(command, evidence)
  const recorded = recordedFlakes(command, evidence)
  const isKnown = (vector: TestVector): boolean =>
    isWaived(waivableFlaky(vector)) || (recorded.has(vector.id) && mayBeKnown(vector, evidence))
  if (knownOnly) return failing.length > 0 && failing.every(isKnown) ? more.known : 0
  if (failing.some(isKnown)) return more.known
  return failing.some((vector) => vector.state === 'failed' && mayBeKnown(vector, evidence)) ? more.suspected : 0
}

/** Whether the base's tests must be run, to see whether what disagrees here disagrees there. */
export function asksBase(command: CommandName, evidence: Evidence, { isWaived }: DoubtOptions): boolean {
  const all = vectorsOf(runsOf(command, evidence))
  const known = knownFlakes(command, all, evidence)
  return failingOf(command, evidence)
    .filter(({ state, id }) => state === 'flaky' && !known.has(id))
    .some((vector) => mayBeKnown(vector, evidence) && !isWaived(waivableFlaky(vector)))
}

/** Files of the tests in doubt, ordered: only these have to be run again. */
export function doubtedFiles(command: CommandName, evidence: Evidence): string[] {
  return [...new Set(failingOf(command, evidence).map(({ file }) => file))].toSorted()
}

/** Tests that may not be red and did not pass every time. */
function failingOf(command: CommandName, evidence: Evidence): TestVector[] {
  const runs = runsOf(command, evidence)
  if (runs.some(({ valid }) => !valid)) return []
  const { others } = splitTargets(vectorsOf(runs), redTargets(evidence, command))
  return others.filter(({ state }) => state === 'failed' || state === 'flaky')
}

function runsOf(command: CommandName, evidence: Evidence) {
  const tests = evidence.runs(command, 'tests')
  return [...(tests.length > 0 ? tests : evidence.runs(command, 'coverage')), ...evidence.again(command)]
}

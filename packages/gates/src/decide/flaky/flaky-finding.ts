import type { Finding } from '@helix/core'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { titleOf } from '../test-id.ts'
import { type TestVector, vectorInWords } from '../vectors.ts'

/** A test of which the runs disagree. A frozen one has a code of its own, which nobody can waive. */
export function flakyFinding(vector: TestVector, evidence: Pick<Evidence, 'frozen'>): Finding {
  return evidence.frozen?.has(vector.file) === true ? frozenFlaky(vector) : waivableFlaky(vector)
}

/** The finding that a waiver of a flaky test is about; its place has no line, which would move. */
export function waivableFlaky(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" differs from run to run: ${vectorInWords(vector)}`
  const fix = 'Take time, randomness, order and shared state out of the test.'
  return fault('GATE-TESTS-FLAKY', message, fix, placeOf(vector))
}

/** `how` says in which way the runs disagree; by default their verdicts. */
export function frozenFlaky(vector: TestVector, how = vectorInWords(vector)): Finding {
  const message = `the frozen test "${titleOf(vector.id)}" differs from run to run: ${how}`
  const fix = 'Make the product answer the same each time. Where the test is wrong: helix amend "<why>".'
  return fault('RED-FROZEN-FLAKY', message, fix, placeOf(vector))
}

function placeOf({ id, file }: TestVector) {
  return { path: file, name: id }
}

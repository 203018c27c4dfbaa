import type { CommandName } from '@helix/core'
import type { Evidence } from '../evidence.ts'
import { isDeclared } from '../test-id.ts'
import { type TestVector, vectorsOf } from '../vectors.ts'
import { isUnchanged } from './unchanged.ts'

/**
 * Ids of tests that disagree from run to run and are not charged to the head: the base has them with the same body, and they
 * disagree there as well, or a judgement recorded that they do. Targets are the cycle's own and never among them.
 */
export function knownFlakes(command: CommandName, vectors: readonly TestVector[], evidence: Evidence): Set<string> {
  const recorded = recordedFlakes(command, evidence)
  const onBase = new Set(
    vectorsOf(evidence.baseTests(command))
      .filter(({ state }) => state === 'flaky')
      .map(({ id }) => id),
  )
  const known = vectors
    .filter(({ state }) => state === 'flaky')
    .filter(({ id }) => recorded.has(id) || onBase.has(id))
    .filter((vector) => mayBeKnown(vector, evidence))
  return new Set(known.map(({ id }) => id))
}

/** Those that the newest passing judgement recorded and that are still there as they were, passing by chance or not. */
export function keptRecord(command: CommandName, vectors: readonly TestVector[], evidence: Evidence): string[] {
  const recorded = recordedFlakes(command, evidence)
  return vectors.filter((vector) => recorded.has(vector.id) && mayBeKnown(vector, evidence)).map(({ id }) => id)
}

/** Whether the base may answer for the test. */
export function mayBeKnown(vector: TestVector, evidence: Evidence): boolean {
  return !isDeclared(vector.id, evidence.targets.ids) && isUnchanged(vector, evidence)
}

export function recordedFlakes(command: CommandName, evidence: Evidence): ReadonlySet<string> {
  const flaky = evidence.before('tests', command)?.['flaky']
  return new Set(Array.isArray(flaky) ? flaky.filter((id) => typeof id === 'string') : [])
}

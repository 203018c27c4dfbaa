import type { CommandName } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { splitTargets, type TestVector, vectorsOf } from '../vectors.ts'

/** A test's rows in the runs of an evidence, or what broke before they could run. */
export function rowsIn(evidence: Evidence, commands: readonly CommandName[]): (test: Placed) => readonly TestVector[] {
  const vectors = commands.flatMap((command) => vectorsOf(evidence.runs(command, 'tests')))
  const byFile = Map.groupBy(vectors, ({ file }) => file)
  const known = new Map<Placed, readonly TestVector[]>()
  return (one) => {
    const { path, test } = one
    const rows = known.get(one) ?? splitTargets(byFile.get(path) ?? [], [test.id]).found.get(test.id) ?? []
    known.set(one, rows)
    return rows
  }
}

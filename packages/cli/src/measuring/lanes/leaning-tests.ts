import type { Change, Oid } from '@helix/core'
import { aidsThatLostValues, isData, leaningTests, notGreenOf, type Placed, turnedTests } from '@helix/gates'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { heldFiles } from './held-files.ts'
import { type LaneRequest, testCommands } from './lane-runs.ts'

/** What was changed up to the commit of a request. */
export interface Since {
  changes: readonly Change[]
  /** What it was before. */
  before: Oid
}

/** Old tests, and the files without whose change they would not pass. */
export interface Leaning {
  tests: Placed[]
  aids: string[]
}

/**
 * Old tests that pass only with their files and what they read as these are now. Helpers that must follow the product, as what
 * they call has another name now, keep their values. Null where no such file changed.
 */
export async function testsThatLean(
  git: Git,
  io: Io,
  request: LaneRequest,
  { changes, before }: Since,
): Promise<Leaning[] | null> {
  const files = await heldFiles(git, io, request, changes)
  const isTurned = files?.withProduct === true && files.all.length > files.aids.length
  if (files === null || (files.aids.length === 0 && !isTurned)) return null
  const { all, aids, was, written, holding } = files
  const now = await holding([])
  const asWas = { now, commands: testCommands(request.policy), before: await treeViewOf(git, before) }
  const held = aids.length === 0 ? null : await holding(aids)
  const { told, untold } = held === null ? { told: [], untold: [] } : leaningTests({ ...asWas, held })
  const turned = isTurned ? without(turnedTests({ ...asWas, held: await holding(all) }), told) : []
  const found = [{ tests: told, aids }, { tests: turned, aids: all }] // prettier-ignore
  const open = without(untold, turned)
  if (open.length === 0) return found
  const lost = aidsThatLostValues(aids, { before: was, after: now.head, paths: written })
  if (lost.length > 0) return [...found, { tests: open, aids: lost }]
  const data = aids.filter(isData)
  if (data.length === 0) return found
  return [...found, { tests: notGreenOf(open, await holding(data), asWas.commands), aids: data }]
}

function without(tests: readonly Placed[], others: readonly Placed[]): Placed[] {
  return tests.filter(({ test }) => !others.some((other) => other.test.id === test.id))
}

import type { Change, Oid } from '@helix/core'
import { aidsAmong, aidsThatLostValues, isData, leaningTests, mayBeAid, notGreenOf, type Placed } from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { contentsOf, evidenceOf, type LaneRequest, testCommands, testsIn } from './lane-runs.ts'

/** What was changed up to the commit of a request. */
export interface Since {
  changes: readonly Change[]
  /** What it was before. */
  before: Oid
}

/** Old tests, and the aids without whose change they would not pass. */
export interface Leaning {
  tests: Placed[]
  aids: string[]
}

/**
 * Old tests that pass only with what they read as it is now. Helpers that must follow the product, as what they call has another
 * name now, keep their values. Null where no such file changed.
 */
export async function testsThatLean(
  git: Git,
  io: Io,
  request: LaneRequest,
  { changes, before }: Since,
): Promise<Leaning[] | null> {
  const { policy } = request
  const { tree } = request.stand.increment
  const among = await testsIn(git, policy, tree)
  // A person is asked about the rest.
  const own = changes.filter(({ path }) => layerOf(policy, path)?.approvals === 0)
  // Data that is new may say something else than what lies beside it.
  const old = own.filter((change) => (change.before !== null || isData(change.path)) && mayBeAid(change.path, among))
  if (old.length === 0) return null
  const texts = await contentsOf(git, old, 'before')
  const was = await treeViewOf(git, await treeWith(git, tree, texts))
  const aids = aidsAmong(old.map(({ path }) => path), { tree: was, isOfTests: among }) // prettier-ignore
  if (aids.length === 0) return null
  const commands = testCommands(policy)
  const runs = (of: Oid) => evidenceOf(git, io, request, { tree: of, commands })
  const holding = async (held: readonly string[]) =>
    runs(await treeWith(git, tree, new Map([...texts].filter(([path]) => held.includes(path)))))
  const now = await runs(tree)
  const asBefore = { now, held: await holding(aids), commands, before: await treeViewOf(git, before) }
  const { told, untold } = leaningTests(asBefore)
  const found = [{ tests: told, aids }]
  if (untold.length === 0) return found
  const written = own.map(({ path }) => path).filter(among)
  const lost = aidsThatLostValues(aids, { before: was, after: now.head, paths: written })
  if (lost.length > 0) return [...found, { tests: untold, aids: lost }]
  const data = aids.filter(isData)
  if (data.length === 0) return found
  return [...found, { tests: notGreenOf(untold, await holding(data), commands), aids: data }]
}

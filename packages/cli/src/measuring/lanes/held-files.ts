import type { Change } from '@helix/core'
import { aidsAmong, type Evidence, isData, isTestsAlone, mayBeAid, type TreeView } from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { contentsOf, evidenceOf, type LaneRequest, testCommands, testsIn } from './lane-runs.ts'

/** Changed files in which tests stand or that they read: each can be held as it was. */
export interface HeldFiles {
  /** All of them: aids, files of tests, new sources among these; new tests stand for themselves. */
  all: string[]
  /** Those that were there and are only read by tests, and new data. */
  aids: string[]
  /** Whether anything else was changed. */
  withProduct: boolean
  /** Files among tests that nobody has to approve. */
  written: string[]
  /** The commit's tree with all of them as they were. */
  was: TreeView
  /** Runs of all tests on the commit's tree with these files as they were; with none, as it is. */
  holding: (paths: readonly string[]) => Promise<Evidence>
}

/** Null where nothing was changed in which tests stand, or that they read. */
export async function heldFiles(
  git: Git,
  io: Io,
  request: LaneRequest,
  changes: readonly Change[],
): Promise<HeldFiles | null> {
  const { policy } = request
  const { tree } = request.stand.increment
  const among = await testsIn(git, policy, tree)
  // A person is asked about the rest.
  const own = changes.filter((change) => layerOf(policy, change.path)?.approvals === 0)
  const read = own.filter(({ path }) => mayBeAid(path, among))
  if (read.length === 0) return null
  const texts = await contentsOf(git, read, 'before')
  const [now, was] = await Promise.all([treeViewOf(git, tree), treeViewOf(git, await treeWith(git, tree, texts))])
  // Data that is new may say something else than what lies beside it.
  const old = read.filter((change) => change.before !== null || isData(change.path)).map(({ path }) => path)
  const aids = aidsAmong(old, { tree: was, isOfTests: among })
  const isNew = new Set(read.filter((change) => change.before === null).map(({ path }) => path))
  const all = read
    .map(({ path }) => path)
    .filter((path) => (among(path) ? !isNew.has(path) || !isTestsAlone(now, path) : aids.includes(path)))
  const commands = testCommands(policy)
  return {
    all,
    aids,
    withProduct: changes.some(({ path }) => !among(path) && !aids.includes(path)),
    written: own.map(({ path }) => path).filter(among),
    was,
    holding: async (paths) => {
      const held = new Map([...texts].filter(([path]) => paths.includes(path)))
      return evidenceOf(git, io, request, { tree: await treeWith(git, tree, held), commands })
    },
  }
}

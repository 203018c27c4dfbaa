import type { Finding, Oid } from '@helix/core'
import {
  aidsAmong,
  aidsThatLostValues,
  differing,
  isData,
  judgeHeldData,
  judgeKeptAids,
  mayBeAid,
  setupFilesOf,
} from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import type { Kept, KeptRequest } from './kept-changes.ts'
import { contentsOf, evidenceOf, testCommands, testsIn } from './lane-runs.ts'

/**
 * That tests ask for what they asked for: the base's tests pass, too, with what they read as it was. Helpers that must follow the
 * product, as what they call has another name now, keep their values. Null where no such file changed.
 */
export async function judgeAids(
  git: Git,
  io: Io,
  request: KeptRequest,
  { stand, changes }: Kept,
): Promise<Finding[] | null> {
  const { policy } = request
  const { tree } = stand.increment
  const [setups, isOfTests] = [setupFilesOf(await treeViewOf(git, tree)), await testsIn(git, policy, tree)]
  const among = (path: string) => isOfTests(path) || setups.has(path)
  // A person is asked about the rest.
  const own = changes.filter(({ path }) => layerOf(policy, path)?.approvals === 0)
  const old = own.filter(({ path, before }) => before !== null && mayBeAid(path, among))
  if (old.length === 0) return null
  const texts = await contentsOf(git, old, 'before')
  const before = await treeViewOf(git, await treeWith(git, tree, texts))
  const paths = old.map(({ path }) => path)
  const aids = aidsAmong(paths, { tree: before, isOfTests: among })
  if (aids.length === 0) return null
  const commands = testCommands(policy)
  const runs = (of: Oid) => evidenceOf(git, io, { ...request, stand }, { tree: of, commands })
  const holding = async (held: readonly string[]) => {
    const mixed = await treeWith(git, tree, new Map([...texts].filter(([path]) => held.includes(path))))
    return { commands, aids: held, held: await runs(mixed) }
  }
  const now = await runs(tree)
  const { findings, untold } = judgeKeptAids({ ...(await holding(aids)), now })
  if (untold.length === 0) return findings
  const written = own.map(({ path }) => path).filter(among)
  const lost = aidsThatLostValues(aids, { before, after: now.head, paths: written })
  if (lost.length > 0) return [...findings, ...differing(untold, lost)]
  const data = aids.filter(isData)
  return data.length === 0 ? findings : [...findings, ...judgeHeldData(await holding(data), untold)]
}

import type { Finding } from '@helix/core'
import { judgeNothingNew, testChanges } from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { commitFiles } from '../../repository/commit-files.ts'
import type { Kept, KeptRequest } from './kept-changes.ts'
import { collects, contentsOf, evidenceOf, testsIn, testCommands } from './lane-runs.ts'

/** That nothing new was brought: new tests find no other behaviour in the product as it was. Null where there are none. */
export async function judgeNewTests(git: Git, io: Io, request: KeptRequest, kept: Kept): Promise<Finding[] | null> {
  const { policy } = request
  const { stand, changes } = kept
  const { added } = testChanges(await commitFiles(git, changes, stand.increment.tree))
  // What is open at any time has no behaviour that a cycle would have to bring.
  const judged = changes.filter(({ path }) => layerOf(policy, path)?.always === false)
  if (judged.length === 0 || added.length === 0) return null
  const isOfTests = await testsIn(git, policy, stand.increment.tree)
  const product = judged.filter(({ path }) => !isOfTests(path))
  if (product.length === 0) return null
  const packages = changes.filter(({ path }) => layerOf(policy, path)?.name === 'dependencies')
  const before = await contentsOf(git, [...product, ...packages], 'before')
  const tree = await treeWith(git, stand.increment.tree, before)
  const only = [...new Set(added.map(({ path }) => path))]
  const commands = testCommands(policy).filter((command) => collects(policy, command, only))
  return judgeNothingNew(added, await evidenceOf(git, io, { ...request, stand }, { tree, commands, only }), commands)
}

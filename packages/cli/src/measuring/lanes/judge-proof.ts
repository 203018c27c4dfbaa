import type { Oid } from '@helix/core'
import { judgeFix, type JudgedFix, testChanges } from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import type { Io } from '../../io.ts'
import { commitFiles } from '../../repository/commit-files.ts'
import { collects, contentsOf, evidenceOf, type LaneRequest, testCommands, testsIn } from './lane-runs.ts'

/** That a test of a fix fails without it: its tests on the parent's code and on its own. */
export async function judgeProof(git: Git, io: Io, request: LaneRequest, parent: Oid): Promise<JudgedFix> {
  const { policy, stand } = request
  const { changes, tree } = stand.increment
  const isOfTests = await testsIn(git, policy, tree)
  const tests = changes.filter(({ path }) => isOfTests(path))
  const without = await treeWith(git, parent, await contentsOf(git, tests, 'after'))
  const paths = tests.map(({ path }) => path)
  const runs = { commands: testCommands(policy).filter((command) => collects(policy, command, paths)) }
  const brought = testChanges(await commitFiles(git, changes))
  const only = [...new Set([...brought.added, ...brought.rewritten].map(({ path }) => path))]
  return judgeFix({
    changes: brought,
    without: await evidenceOf(git, io, request, { tree: without, only, ...runs }),
    with: await evidenceOf(git, io, request, { tree, only, ...runs }),
    ...runs,
  })
}

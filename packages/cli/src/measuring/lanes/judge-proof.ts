import type { Oid } from '@helix/core'
import { aidsAmong, judgeFix, type JudgedFix, mayBeAid, testChanges } from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import type { Io } from '../../io.ts'
import { commitFiles } from '../../repository/commit-files.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { judgeFixAids } from './judge-fix-aids.ts'
import { collects, contentsOf, evidenceOf, type LaneRequest, testCommands, testsIn } from './lane-runs.ts'

/** That a test of a fix fails without it: its tests, and what they read, on the parent's code and on its own. */
export async function judgeProof(git: Git, io: Io, request: LaneRequest, parent: Oid): Promise<JudgedFix> {
  const { policy, stand } = request
  const { changes, tree } = stand.increment
  const isOfTests = await testsIn(git, policy, tree)
  const mayBe = changes.map(({ path }) => path).filter((path) => mayBeAid(path, isOfTests))
  const aids = new Set(aidsAmong(mayBe, { tree: await treeViewOf(git, tree), isOfTests }))
  const tests = changes.filter(({ path }) => isOfTests(path) || aids.has(path))
  const without = await treeWith(git, parent, await contentsOf(git, tests, 'after'))
  const paths = tests.map(({ path }) => path)
  const runs = { commands: testCommands(policy).filter((command) => collects(policy, command, paths)) }
  const brought = testChanges(await commitFiles(git, changes, tree))
  const only = [...new Set([...brought.added, ...brought.rewritten].map(({ path }) => path))]
  const judged = judgeFix({
    changes: brought,
    without: await evidenceOf(git, io, request, { tree: without, only, ...runs }),
    with: await evidenceOf(git, io, request, { tree, only, ...runs }),
    ...runs,
  })
  const leaning = await judgeFixAids(git, io, request, { parent, without, brought })
  return { ...judged, findings: [...judged.findings, ...leaning] }
}

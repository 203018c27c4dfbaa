import type { Change, Finding, Oid, StepId } from '@helix/core'
import { diffTrees, type Git } from '@helix/git'

/** In the lane keep, tests say after a commit what they said before it: INTEGRITY-BODY, INTEGRITY-LOST. */
export async function judgeKept(git: Git, lane: StepId | null, changes: readonly Change[]): Promise<Finding[]> {
  if (lane !== 'keep' || !changes.some(({ before }) => before !== null)) return []
  const [{ judgeKeptTests, testChanges }, { commitFiles }] = await readers()
  return judgeKeptTests(testChanges(await commitFiles(git, changes)))
}

/** In a merge that was finished by hand, they say what they said in one of its parents. */
export async function judgeMerged(
  git: Git,
  { parents, tree }: { parents: readonly Oid[]; tree: Oid },
  changes: readonly Change[],
): Promise<Finding[]> {
  const own = new Set(changes.map(({ path }) => path))
  const [{ judgeMergedTests }, { commitFiles }] = await readers()
  const sides = await Promise.all(
    parents.map(async (parent) => {
      const differing = await diffTrees(git, parent, tree)
      return { paths: differing.map(({ path }) => path), files: await commitFiles(git, differing) }
    }),
  )
  // A file that is as one parent has it says what that parent says.
  const paths = [...own].filter((path) => sides.every((side) => side.paths.includes(path)))
  const [first] = sides
  if (first === undefined || paths.length === 0) return []
  return judgeMergedTests(
    paths,
    sides.map(({ files }) => files.before),
    first.files.after,
  )
}

/** Parsers of sources are loaded where there is something to parse. */
function readers() {
  return Promise.all([import('../../../repository/kept-tests.ts'), import('../../../repository/commit-files.ts')])
}

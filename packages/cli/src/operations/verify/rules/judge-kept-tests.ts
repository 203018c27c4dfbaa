import type { Change, Finding, Oid, StepId } from '@helix/core'
import { diffTrees, type Git, mergeBase } from '@helix/git'

/** In the lane keep, tests say after a commit what they said before it: INTEGRITY-BODY, INTEGRITY-LOST. */
export async function judgeKept(
  git: Git,
  { lane, changes, tree }: { lane: StepId | null; changes: readonly Change[]; tree: Oid },
): Promise<Finding[]> {
  if (lane !== 'keep' || !changes.some(({ before }) => before !== null)) return []
  const [{ judgeKeptTests, testChanges }, { commitFiles }] = await readers()
  return judgeKeptTests(testChanges(await commitFiles(git, changes, tree)))
}

/** In a merge that was finished by hand, they say what they said in one of its parents, and none that one brings is dropped. */
export async function judgeMerged(
  git: Git,
  { parents, tree }: { parents: readonly Oid[]; tree: Oid },
  changes: readonly Change[],
): Promise<Finding[]> {
  const [{ judgeMergedTests }, { commitFiles }] = await readers()
  const [ours = '', theirs = ''] = parents
  const ancestor = await mergeBase(git, ours, theirs)
  const own = new Set(changes.map(({ path }) => path))
  const since = async (commit: Oid) => {
    const differing = (await diffTrees(git, commit, tree)).filter(({ path }) => own.has(path))
    return { paths: new Set(differing.map(({ path }) => path)), files: await commitFiles(git, differing, tree) }
  }
  const sides = await Promise.all([ours, theirs, ...(ancestor === null ? [] : [ancestor])].map(since))
  const after = (path: string) => sides.find(({ paths }) => paths.has(path))?.files.after(path)
  // A file that is as it was there says the same.
  const [first, second, before] = sides.map(({ paths, files }) => (path: string) => (paths.has(path) ? files.before : after)(path)) // prettier-ignore
  if (first === undefined || second === undefined) return []
  return judgeMergedTests([...own], { parents: [first, second], after, ancestor: before ?? null })
}

/** Parsers of sources are loaded where there is something to parse. */
function readers() {
  return Promise.all([import('../../../repository/kept-tests.ts'), import('../../../repository/commit-files.ts')])
}

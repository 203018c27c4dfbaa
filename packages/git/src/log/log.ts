import { logCommand, type LogRange } from './log-command.ts'
import type { Git } from '../git.ts'
import { LogParser } from './parse-log.ts'
import type { RawCommit } from './raw-commit.ts'
import { streamGit } from '../plumbing/run-git.ts'
import { diffTrees } from '../trees/diff-trees.ts'
import { requireWhole, shallowBoundary } from '../repository/shallow.ts'

/**
 * The commits of a range, oldest first and parents before children, each with its changes against every parent. One git
 * process whatever the range. A merge's `changes` carry the parent's index; a root's are against nothing.
 *
 * What git could not show truthfully is in `flaws`. A commit object that holds a NUL byte is cut there, as everywhere in
 * git. HelixError `git/shallow` when the range reaches the end of a shallow clone, `git/failed` for unknown commits.
 */
export async function log(git: Git, range: LogRange): Promise<RawCommit[]> {
  const commits: RawCommit[] = []
  for await (const some of logAsItComes(git, range)) for (const commit of some) commits.push(commit)
  return commits.toReversed()
}

/**
 * As `log`, while git is still at work, and newest first, in which order git reads a history fastest: the commits that are there by
 * now, again and again. The `changes` of merges are filled in with the last of them.
 */
export async function* logAsItComes(git: Git, range: LogRange): AsyncGenerator<RawCommit[]> {
  const boundary = shallowBoundary(git)
  const parser = new LogParser()
  for await (const bytes of streamGit(git.root, logCommand(range))) {
    const commits = parser.push(bytes)
    requireWhole(boundary, commits)
    yield commits
  }
  const last = parser.end()
  requireWhole(boundary, last)
  for (const { parents, tree, changes } of parser.untold) {
    const told = await Promise.all(parents.map((parent) => diffTrees(git, parent, tree)))
    changes.push(...told.flatMap((some, parent) => some.map((change) => ({ ...change, parent }))))
  }
  yield last
}

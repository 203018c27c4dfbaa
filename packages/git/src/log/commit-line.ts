import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { readerOf } from '../plumbing/object-reader.ts'
import { requireWhole, shallowBoundary } from '../repository/shallow.ts'
import { missingObject } from '../trees/object-errors.ts'

/** A commit object, as far as a branch that holds records needs it. */
export interface LineCommit {
  commit: Oid
  parents: Oid[]
  tree: Oid
  /** The committer's time, seconds since the epoch. */
  at: number
}

/**
 * A commit and its first parents, oldest first, by questions about objects: no process of its own. HelixError `git/shallow`
 * where history is cut off, `git/missing-object` for a commit that is not there.
 */
export async function readLine(git: Git, tip: Oid): Promise<LineCommit[]> {
  const boundary = shallowBoundary(git)
  const line: LineCommit[] = []
  for (let next: Oid | undefined = tip; next !== undefined;) {
    const commit: LineCommit = await readCommit(git, next)
    requireWhole(boundary, [commit])
    line.push(commit)
    next = commit.parents[0]
  }
  return line.toReversed()
}

async function readCommit(git: Git, commit: Oid): Promise<LineCommit> {
  const object = await readerOf(git).read(commit)
  const bytes = object?.type === 'commit' ? object.bytes : null
  const head = bytes?.toString('latin1', 0, Math.max(bytes.indexOf('\n\n'), 0)) ?? ''
  const tree = /^tree ([0-9a-f]+)$/m.exec(head)?.[1]
  const at = /^committer .*> (\d+) [-+]\d+$/m.exec(head)?.[1]
  if (tree === undefined || at === undefined) {
    throw missingObject(`the commit ${commit} is not in this repository`)
  }
  const parents = Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent)
  return { commit, parents, tree, at: Number(at) }
}

import type { Increment, Oid } from '@helix/core'
import { type Git, readTree, type TreeEntry } from '@helix/git'
import { adrNumber } from '@helix/spec'

/** Answers which files of a commit hold the spec (at this path) and the decisions about it. */
export type SpecFilesAt = (increment: Increment, specPath: string) => Promise<readonly TreeEntry[]>

/** For commits in an order in which parents come first: one that changes none of these files has its first parent's, unread. */
export function specFilesOf(git: Git): SpecFilesAt {
  const known = new Map<Oid, readonly TreeEntry[]>()
  let of = ''
  return async ({ commit, parents: [first = ''], tree, changes }, specPath) => {
    if (of !== specPath) known.clear()
    of = specPath
    const isOne = ({ path }: { path: string }): boolean => path === specPath || adrNumber(path) !== null
    const before = changes.some((change) => change.parent === 0 && isOne(change)) ? undefined : known.get(first)
    const files = before ?? (await readTree(git, tree)).filter(isOne)
    known.set(commit, files)
    return files
  }
}

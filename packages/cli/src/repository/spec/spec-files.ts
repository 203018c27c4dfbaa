import type { Increment, Oid } from '@helix/core'
import { type Git, readTree, type TreeEntry } from '@helix/git'
import { adrNumber } from '@helix/spec'

/** Answers which files of a commit hold the spec (at this path) and the decisions about it; at once, where nothing has to be read. */
export type SpecFilesAt = (
  increment: Increment,
  specPath: string,
) => readonly TreeEntry[] | Promise<readonly TreeEntry[]>

/** For commits in an order in which parents come first: one that changes none of these files has its first parent's, unread. */
export function specFilesOf(git: Git): SpecFilesAt {
  const known = new Map<Oid, readonly TreeEntry[]>()
  let isOne = oneOf('')
  let of = ''
  const read = async (commit: Oid, tree: Oid): Promise<readonly TreeEntry[]> => {
    const files = (await readTree(git, tree)).filter(({ path }) => isOne(path))
    known.set(commit, files)
    return files
  }
  return ({ commit, parents, tree, changes }, specPath) => {
    if (of !== specPath) {
      known.clear()
      isOne = oneOf(specPath)
    }
    of = specPath
    const changed = changes.some((change) => change.parent === 0 && isOne(change.path))
    const before = changed ? undefined : known.get(parents[0] ?? '')
    if (before === undefined) return read(commit, tree)
    known.set(commit, before)
    return before
  }
}

/** Whether a path holds the spec or a decision; the same paths come again and again. */
function oneOf(specPath: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    let held = known.get(path)
    if (held === undefined) known.set(path, (held = path === specPath || adrNumber(path) !== null))
    return held
  }
}

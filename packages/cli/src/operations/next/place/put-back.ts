import { join } from 'node:path'
import type { Finding } from '@helix/core'
import { diffTrees, restore } from '@helix/git'
import { removeFolder } from '@helix/process'
import type { RunWorktree } from './run-worktree.ts'
import { snapshotOf } from './snapshot.ts'

/** Gives every path of a worktree that may not be written the bytes of the commit that it was made at; answers why, path by path. */
export async function putBack(worktree: RunWorktree, mayWrite: (path: string) => Finding | null): Promise<Finding[]> {
  const { git, folder, of, base } = worktree
  const { tree, unfit } = await snapshotOf(worktree)
  const changes = await diffTrees(of, base, tree)
  const known = new Set(changes.map(({ path }) => path))
  const strange = unfit.flatMap(({ path }) => (known.has(path) ? [] : [{ path, before: null }]))
  const closed = [...changes, ...strange].flatMap(({ path, before }) => {
    const finding = mayWrite(path)
    return finding === null ? [] : [{ path, before, finding }]
  })
  const added = closed.filter(({ before }) => before === null)
  await Promise.all(added.map(({ path }) => removeFolder(join(folder, path))))
  const held = closed.filter(({ before }) => before !== null).map(({ path }) => path)
  await restore(git, base, held)
  return closed.map(({ finding }) => finding)
}

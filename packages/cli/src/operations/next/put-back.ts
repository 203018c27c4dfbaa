import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '@helix/core'
import { diffTrees, restore } from '@helix/git'
import { treeOfWorktree } from './worktree.ts'
import type { RunWorktree } from './run-worktree.ts'

/** Gives every path of a worktree that may not be written the bytes of the commit that it was made at; answers why, path by path. */
export async function putBack(worktree: RunWorktree, mayWrite: (path: string) => Finding | null): Promise<Finding[]> {
  const { git, folder, of, base } = worktree
  const closed = (await diffTrees(of, base, await treeOfWorktree(worktree))).flatMap((change) => {
    const finding = mayWrite(change.path)
    return finding === null ? [] : [{ ...change, finding }]
  })
  await Promise.all(
    closed.filter(({ before }) => before === null).map(({ path }) => rm(join(folder, path), { force: true })),
  )
  const held = closed.filter(({ before }) => before !== null).map(({ path }) => path)
  await restore(git, base, held)
  return closed.map(({ finding }) => finding)
}

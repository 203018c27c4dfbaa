import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Oid } from '@helix/core'
import { add, addWorktree, type Git, openGit, removeWorktree, status, writeTree } from '@helix/git'
import { linkDependencies } from '@helix/process'
import { localPath } from '../../repository/local-state.ts'

/** A folder of its own in which one run works; the user's working tree is not touched. */
export interface RunWorktree {
  git: Git
  folder: string
}

/** Opens the worktree of a run, made at `base` with the dependencies linked when it is not there yet. */
export async function openWorktree(git: Git, runId: string, base: Oid): Promise<RunWorktree> {
  const folder = worktreePath(git, runId)
  if (!existsSync(folder)) {
    await addWorktree(git, folder, base)
    await linkDependencies(git.root, folder)
  }
  return { git: await openGit(folder, { checkVersion: false }), folder }
}

/** The tree of everything in the folder that git does not ignore, linked dependencies aside. */
export async function treeOfWorktree({ git }: RunWorktree): Promise<Oid> {
  const { unstaged, untracked } = await status(git)
  await add(
    git,
    [...unstaged, ...untracked].filter((path) => !path.split('/').includes('node_modules')),
  )
  return writeTree(git)
}

export async function closeWorktree(git: Git, runId: string): Promise<void> {
  const folder = worktreePath(git, runId)
  await removeWorktree(git, folder)
  // git leaves a folder alone that it had not finished when it was killed.
  await rm(folder, { recursive: true, force: true })
}

export function worktreePath(git: Git, runId: string): string {
  return localPath(git, 'worktrees', runId)
}

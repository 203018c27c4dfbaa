import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { mustPorcelain, porcelainFailed, tryPorcelain } from './simple-git.ts'

/** Checks a commit out into a new folder, detached; no hook runs. HelixError `git/failed`. */
export async function addWorktree(git: Git, folder: string, at: Oid): Promise<void> {
  await mustPorcelain(git, ['worktree', 'add', '--quiet', '--detach', '--', folder, at])
}

/** Removes a worktree with everything in it, and forgets those whose folders are gone. */
export async function removeWorktree(git: Git, folder: string): Promise<void> {
  const args = ['worktree', 'remove', '--force', '--force', '--', folder]
  const answer = await tryPorcelain(git, args)
  if (!answer.done && !/is not a working tree|does not exist|No such file/.test(answer.said)) {
    throw porcelainFailed(args, answer.said)
  }
  await mustPorcelain(git, ['worktree', 'prune'])
}

import type { Oid, RefName } from '@helix/core'
import type { Git } from '../git.ts'
import { mustPorcelain, porcelainFailed, tryPorcelain } from './simple-git.ts'

export interface Worktree {
  folder: string
  commit: Oid | null
  branch: RefName | null
}

/** Checks a commit out into a new folder, detached, or on a new branch; no hook runs. HelixError `git/failed`. */
export async function addWorktree(
  git: Git,
  folder: string,
  at: Oid,
  { branch }: { branch?: string } = {},
): Promise<void> {
  const how = branch === undefined ? ['--detach'] : ['-b', branch]
  await mustPorcelain(git, ['worktree', 'add', '--quiet', ...how, '--', folder, at])
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

/** All worktrees: the main one first, then by folder. */
export async function listWorktrees(git: Git): Promise<Worktree[]> {
  const text = await mustPorcelain(git, ['worktree', 'list', '--porcelain'])
  const [main, ...linked] = text
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map(readWorktree)
  return [...(main ? [main] : []), ...linked.toSorted((a, b) => (a.folder < b.folder ? -1 : 1))]
}

/** git-worktree(1), PORCELAIN FORMAT. */
function readWorktree(block: string): Worktree {
  const valueOf = (name: string): string | null => new RegExp(`^${name} (.*)$`, 'm').exec(block)?.[1] ?? null
  return { folder: valueOf('worktree') ?? '', commit: valueOf('HEAD'), branch: valueOf('branch') }
}

import type { Oid, RefName } from '@helix/core'
import type { Git } from '../open-git.ts'
import { gitSaid, porcelain } from './simple-git.ts'

export interface Worktree {
  folder: string
  commit: Oid | null
  branch: RefName | null
}

/** Checks a commit out into a new folder, detached, or on a new branch; no hook runs. Throws what git says. */
export async function addWorktree(
  git: Git,
  folder: string,
  at: Oid,
  { branch }: { branch?: string } = {},
): Promise<void> {
  const how = branch === undefined ? ['--detach'] : ['-b', branch]
  await porcelain(git).raw(['worktree', 'add', '--quiet', ...how, '--', folder, at])
}

/** Removes a worktree with everything in it, and forgets those whose folders are gone. */
export async function removeWorktree(git: Git, folder: string): Promise<void> {
  try {
    await porcelain(git).raw(['worktree', 'remove', '--force', '--force', '--', folder])
  } catch (cause) {
    if (!/is not a working tree|does not exist|No such file/.test(gitSaid(cause))) throw cause
  }
  await porcelain(git).raw(['worktree', 'prune'])
}

/** All worktrees: the main one first, then by folder. */
export async function listWorktrees(git: Git): Promise<Worktree[]> {
  const text = await porcelain(git).raw(['worktree', 'list', '--porcelain'])
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

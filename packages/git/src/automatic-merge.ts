import type { Oid } from '@helix/core'
import { requireGitVersion } from './git-version.ts'
import type { Git } from './open-git.ts'
import { gitFailed, runGit } from './plumbing/run-git.ts'

export interface AutomaticMerge {
  /** What git would commit; with conflicts, the files hold conflict markers. */
  tree: Oid
  clean: boolean
}

/**
 * What git makes of two commits by itself, without a working tree; null of unrelated histories.
 * HelixError `git/too-old` before git 2.38.
 */
export async function automaticMerge(git: Git, ours: Oid, theirs: Oid): Promise<AutomaticMerge | null> {
  const args = ['merge-tree', '--write-tree', '--no-messages', ours, theirs]
  const answer = await runGit(git.root, args)
  const tree = /^[0-9a-f]{40,64}/.exec(answer.stdout.toString('latin1'))?.[0]
  // git-merge-tree(1), EXIT STATUS: 0 clean, 1 conflicts, anything else a failure.
  if (tree !== undefined && (answer.code === 0 || answer.code === 1)) return { tree, clean: answer.code === 0 }
  if (answer.stderr.includes('refusing to merge unrelated histories')) return null
  await requireGitVersion(git.root, [2, 38])
  throw gitFailed(args, answer)
}

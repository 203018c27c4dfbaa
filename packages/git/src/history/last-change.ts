import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'

/** The newest commit in the history of `to`, by descent, that changes a path by itself (no merge); null when none does. */
export async function lastChangeOf(git: Git, path: string, to: Oid): Promise<Oid | null> {
  const flags = ['--topo-order', '--full-history', '--no-merges', '--no-renames', '--max-count=1', '--format=%H']
  const found = await mustGit(git.root, ['log', ...flags, '--end-of-options', to, '--', path])
  return found.toString('utf8').trim() || null
}

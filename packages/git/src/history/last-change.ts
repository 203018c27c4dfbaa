import type { Oid, Principal } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'

/** The newest commit in the history of `to`, by descent, that changes a path by itself (no merge); null when none does. */
export async function lastChangeOf(git: Git, path: string, to: Oid): Promise<Oid | null> {
  return newest(git, path, { to, format: '%H' })
}

/** Who made that commit; null where there is none. */
export async function lastAuthorOf(git: Git, path: string, to: Oid): Promise<Principal | null> {
  return newest(git, path, { to, format: '%ae' })
}

async function newest(git: Git, path: string, { to, format }: { to: Oid; format: string }): Promise<string | null> {
  const flags = ['--topo-order', '--full-history', '--no-merges', '--no-renames', '--no-mailmap', '--max-count=1', `--format=${format}`] // prettier-ignore
  const found = await mustGit(git.root, ['log', ...flags, '--end-of-options', to, '--', path])
  return found.toString('utf8').trim() || null
}

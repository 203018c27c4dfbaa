import type { Oid } from '@helix/core'
import { commitTree, fastForward, readRef, status, updateRef } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import type { Accepted } from './propose.ts'

/** Where the newest increment waits that a dirty checkout could not take. */
export const nextRef = 'refs/helix/next'

export type Landing = { taken: true; commit: Oid } | { taken: false; commit: Oid; why: string }

/** Commits what was accepted, and fast-forwards the checkout to it when that touches nothing of the user's. */
export async function land({ git, head }: Here, { tree, message }: Accepted): Promise<Landing> {
  const commit = await commitTree(git, { tree, parents: [head], message })
  const { staged, unstaged, conflicted } = await status(git)
  if (staged.length + unstaged.length + conflicted.length === 0) {
    const moved = await fastForward(git, commit)
    if (moved.done) return { taken: true, commit }
    return keep(git, commit, moved.said)
  }
  return keep(git, commit, `your checkout has changes of its own (${[...staged, ...unstaged, ...conflicted][0]})`)
}

async function keep(git: Here['git'], commit: Oid, why: string): Promise<Landing> {
  await updateRef(git, nextRef, commit, await readRef(git, nextRef))
  return { taken: false, commit, why }
}

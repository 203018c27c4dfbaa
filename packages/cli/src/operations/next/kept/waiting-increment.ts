import type { Oid } from '@helix/core'
import { commitTree, fastForward, log, readRef, status, updateRef } from '@helix/git'
import type { Here } from '../../../repository/open.ts'
import { setAside } from './attempts.ts'
import type { Accepted } from '../propose.ts'

/** Where an accepted increment waits until the checkout has taken it. */
export const nextRef = 'refs/helix/next'

export type Landing = { taken: true; commit: Oid } | { taken: false; commit: Oid; why: string }

/** Commits what was accepted and lets it wait: whatever happens from here on, it is not lost. */
export async function keepIncrement({ git, head }: Here, { tree, message }: Accepted): Promise<Oid> {
  const commit = await commitTree(git, { tree, parents: [head], message, own: true })
  const before = await readRef(git, nextRef)
  if (before !== null && before !== commit) await setAside(git, before.slice(0, 12), before)
  await updateRef(git, nextRef, commit, before)
  return commit
}

/** The increment that waits to come right after HEAD; null when there is none. One that HEAD has already waits no longer. */
export async function waitingHere({ git, head }: Here): Promise<{ commit: Oid; header: string } | null> {
  const commit = await readRef(git, nextRef)
  if (commit === null) return null
  const [first, ...more] = await log(git, { from: [head], to: commit })
  if (first === undefined) await updateRef(git, nextRef, null, commit)
  if (first === undefined || more.length > 0 || first.parents[0] !== head) return null
  return { commit, header: first.message.split('\n', 1)[0] ?? '' }
}

/** Fast-forwards the checkout to the waiting increment when that touches nothing of the user's. */
export async function land({ git }: Here, commit: Oid): Promise<Landing> {
  const { staged, unstaged, conflicted } = await status(git)
  const [own] = [...staged, ...unstaged, ...conflicted]
  if (own !== undefined) return { taken: false, commit, why: `your checkout has changes of its own (${own})` }
  const moved = await fastForward(git, commit)
  if (!moved.done) return { taken: false, commit, why: moved.said }
  await updateRef(git, nextRef, null, commit)
  return { taken: true, commit }
}

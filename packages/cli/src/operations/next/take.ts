import { HelixError, type Oid } from '@helix/core'
import { fastForward, readRef, updateRef } from '@helix/git'
import type { Io } from '../../io.ts'
import { openHere } from '../../repository/open.ts'
import { settleRun } from './kept/settle-run.ts'
import { nextRef } from './kept/waiting-increment.ts'

/** Brings the increment that waits at `refs/helix/next` into the checkout. HelixErrors next/nothing-waits, next/not-forward. */
export async function take(io: Io): Promise<Oid> {
  const { git } = await openHere(io)
  await settleRun(io, git)
  const waiting = await readRef(git, nextRef)
  if (waiting === null)
    throw new HelixError('next/nothing-waits', 'no increment waits to be taken', { hint: 'helix next' })
  const moved = await fastForward(git, waiting)
  if (!moved.done) {
    throw new HelixError(
      'next/not-forward',
      `the checkout cannot go forward to ${waiting.slice(0, 12)}: ${moved.said}`,
      {
        hint: `commit or put away your changes, then: helix next --take; or look at it: git show ${waiting.slice(0, 12)}`,
      },
    )
  }
  await updateRef(git, nextRef, null, waiting)
  return waiting
}

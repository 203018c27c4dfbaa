import type { Oid } from '@helix/core'
import type { ChainPosition, PositionHere } from '@helix/evidence'

/** The newest refused commit, and how many claims up to it no longer count; null where none was, or its claims were made anew. */
export function refusedClaims({
  chainPosition,
  here,
}: {
  chainPosition: Pick<ChainPosition, 'refusals'>
  here: Pick<PositionHere, 'done' | 'voided'>
}): { commit: Oid; claims: number } | null {
  const commit = chainPosition.refusals.at(-1)
  const claims = here.voided.length
  const again = here.done.some(({ state }) => state === 'pending')
  return commit === undefined || (claims > 0 && again) ? null : { commit, claims }
}

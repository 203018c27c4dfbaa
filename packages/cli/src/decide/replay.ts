import type { Increment, Oid } from '@helix/core'
import { type ApplyTrailers, type ChainPosition, positionAt, type PositionHere } from '@helix/evidence'

/** One increment with the positions around it. */
export interface Stand {
  increment: Increment
  before: PositionHere
  after: PositionHere
  /** The Start commit of the cycle that the increment belongs to (its own, for a Start). */
  cycleStart: Oid | null
}

/** Walks from the chain's position through increments, oldest first. Positions change at Start and Done commits only. */
export function replay(chain: ChainPosition, increments: readonly Increment[], apply: ApplyTrailers): Stand[] {
  let before = positionAt(chain, [], apply)
  let cycleStart = chain.cycleStart
  return increments.map((increment, index) => {
    const moves = increment.start !== undefined || increment.done !== undefined
    const after = moves ? positionAt(chain, increments.slice(0, index + 1), apply) : before
    const entered = before.position === 'idle' && after.position !== 'idle'
    const stand: Stand = { increment, before, after, cycleStart: entered ? increment.commit : cycleStart }
    cycleStart = after.position === 'idle' ? null : stand.cycleStart
    before = after
    return stand
  })
}

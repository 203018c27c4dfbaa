import type { Increment, Oid } from '@helix/core'
import { type ApplyTrailers, type ChainPosition, positionAt, type PositionHere } from '@helix/evidence'

/** One increment with the positions around it. */
export interface Stand {
  increment: Increment
  /** What came before it, as far as it was not refused. */
  before: PositionHere
  /** What its trailers claim on top of that, also where that was refused since. */
  after: PositionHere
  /** The Start commit of the cycle that the increment belongs to (its own, for a Start). */
  cycleStart: Oid | null
  /** Its Start or Done has no effect: a descendant was refused since, or it never was legal. */
  undone?: boolean
}

/** Whether a Start or Done moves the position, after all that was refused since. */
export function movesPosition({ increment: { start, done }, undone = false }: Stand): boolean {
  return (start !== undefined || done !== undefined) && !undone
}

/** Whether it is the end of a step. */
export function closesStep(stand: Stand): boolean {
  return stand.increment.done !== undefined && movesPosition(stand)
}

/** Walks from the chain's position through increments, oldest first. Positions change at Start and Done commits, and behind a refusal. */
export function replay(chain: ChainPosition, increments: readonly Increment[], apply: ApplyTrailers): Stand[] {
  const { voided, findings } = positionAt(chain, increments, apply)
  const undone = new Set([...voided, ...findings.map(({ where }) => where?.name)])
  let before = positionAt(chain, [], apply)
  let cycleStart = chain.cycleStart
  return increments.map((increment, index) => {
    const { commit } = increment
    const upTo = (): Increment[] => increments.slice(0, index + 1)
    const moves = increment.start !== undefined || increment.done !== undefined
    const after = moves ? positionAt(claiming(chain, commit), upTo(), apply) : before
    const entered = before.position === 'idle' && after.position !== 'idle'
    const stand: Stand = {
      increment,
      before,
      after,
      cycleStart: entered ? commit : cycleStart,
      undone: undone.has(commit),
    }
    cycleStart = after.position === 'idle' ? null : stand.cycleStart
    before = after
    if (chain.refusals.includes(commit)) {
      before = positionAt(chain, upTo(), apply)
      cycleStart = startOf(before, chain, upTo())
    }
    return stand
  })
}

/** The chain before it refused a commit. */
function claiming(chain: ChainPosition, commit: Oid): ChainPosition {
  return { ...chain, refusals: chain.refusals.filter((refused) => refused !== commit) }
}

/** A refusal may lead back into a cycle that was thought to be finished. */
export function startOf(
  { position }: PositionHere,
  chain: ChainPosition,
  increments: readonly Increment[],
): Oid | null {
  if (position === 'idle') return null
  return increments.findLast(({ start }) => start === position.cycle)?.commit ?? chain.cycleStart
}

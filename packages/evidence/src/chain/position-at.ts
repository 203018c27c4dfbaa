import type { CycleName, Finding, Oid, Position, StepId } from '@helix/core'
import type { ChainPosition } from './fold-chain.ts'
import { samePosition } from './move.ts'

/** The little that the fold needs of an increment. */
export interface TrailedIncrement {
  commit: Oid
  parents: readonly Oid[]
  start?: CycleName
  done?: StepId
}

export interface DoneStep {
  step: StepId
  commit: Oid
  /** signed: the chain passed it; pending: done here, not judged yet. */
  state: 'signed' | 'pending'
}

export interface PositionHere {
  position: Position
  /** Some of it rests on trailers that nobody has judged. */
  pending: boolean
  /** Steps of the active cycle that are done, oldest first. */
  done: DoneStep[]
  /** Commits whose Done no longer counts because a descendant was refused. */
  voided: Oid[]
  /** Why a trailer has no effect, as the playbook's rule says it. */
  findings: Finding[]
}

/** The playbook's rule for one increment's trailers: the position after it, or why it cannot have one. */
export type ApplyTrailers = (position: Position, increment: { start?: CycleName; done?: StepId }) => Position | Finding

/**
 * The position at the last of `increments`: the chain's, then the `Helix-Start` and `Helix-Done` trailers since
 * `chain.base`, oldest first. A Done up to a refused commit no longer counts; a Start still does.
 */
export function positionAt(
  chain: ChainPosition,
  increments: readonly TrailedIncrement[],
  applyTrailers: ApplyTrailers,
): PositionHere {
  const refused = ancestorsOrSelf(chain.refusals, increments)
  const signed = chain.passed.map(({ step, commit }): DoneStep => ({ step, commit, state: 'signed' }))
  const here: PositionHere = { position: chain.position, pending: false, done: signed, voided: [], findings: [] }
  for (const increment of increments) {
    if (increment.start === undefined && increment.done === undefined) continue
    const { commit } = increment
    const voided = increment.done !== undefined && refused.has(commit)
    if (voided) here.voided.push(commit)
    const trailers = trailersOf(increment, voided)
    if (trailers === null) continue
    const after = applyTrailers(here.position, trailers)
    if (isFinding(after)) here.findings.push({ ...after, where: { name: commit, ...after.where } })
    else advance(here, after, commit)
  }
  return here
}

function trailersOf({ start, done }: TrailedIncrement, voided: boolean): { start?: CycleName; done?: StepId } | null {
  const counting = {
    ...(start === undefined ? {} : { start }),
    ...(done === undefined || voided ? {} : { done }),
  }
  return Object.keys(counting).length === 0 ? null : counting
}

function advance(here: PositionHere, after: Position, commit: Oid): void {
  const before = here.position
  here.position = after
  here.pending = true
  if (before === 'idle' || after === 'idle') here.done = []
  else if (!samePosition(before, after)) here.done.push({ step: before.step, commit, state: 'pending' })
}

function ancestorsOrSelf(tips: readonly Oid[], increments: readonly TrailedIncrement[]): Set<Oid> {
  if (tips.length === 0) return new Set()
  const parents = new Map(increments.map((increment) => [increment.commit, increment.parents]))
  const found = new Set<Oid>()
  const waiting = [...tips]
  for (let commit = waiting.pop(); commit !== undefined; commit = waiting.pop()) {
    if (found.has(commit)) continue
    found.add(commit)
    waiting.push(...(parents.get(commit) ?? []))
  }
  return found
}

function isFinding(result: Position | Finding): result is Finding {
  return typeof result === 'object' && 'code' in result
}

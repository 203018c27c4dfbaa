import { type ChainEntry, readChain } from '@helix/beacon'
import type { Approval, Increment, Label, Oid, Policy, Position } from '@helix/core'
import {
  ancestryOf,
  apartIn,
  type ChainPosition,
  type ChainRecord,
  foldChain,
  isRollback,
  positionAt,
  type PositionHere,
  samePosition,
} from '@helix/evidence'
import { ancestorsOf, type Git, graphOf } from '@helix/git'
import { applyTrailers, labelOf, playbookPath } from '@helix/playbook'
import { replay, type Stand, startOf } from '../../decide/replay.ts'
import { specSince } from '../../decide/spec-since.ts'
import { readSinceGenesis } from './genesis.ts'
import { type History, readHistory, withSpecs } from './increments.ts'
import { rememberBase } from './head-start.ts'
import { policyAt } from '../policy-at.ts'
import { unjudged } from './unjudged.ts'

/** Where one commit stands: what the chain says of it, what its trailers claim since, and by which policy it is judged. */
export interface Standing {
  commit: Oid
  /** The policy of the commit's own tree: what hooks go by. */
  policy: Policy
  /** The whole chain, and of it the judgements about this commit and its ancestors. */
  chain: readonly ChainEntry[]
  ancestry: readonly ChainRecord[]
  chainPosition: ChainPosition
  /** The rollback that led to where the chain stands; null when its last move went on. */
  takenBack: { sequence: number; from: Position } | null
  /** The newest passing subject; before the first judgement, the commit that added the playbook. */
  base: Oid
  /** Approvals in reviews that the host's CI handed in; they are in no tree. */
  reviews: readonly Approval[]
  /** What of the texts of these commits could not be read truthfully. */
  flaws: History['flaws']
  /** Since the base, oldest first, each with the positions around it. */
  stands: Stand[]
  here: PositionHere
  position: Position
  label: Label
  /** The Start commit of the active cycle. */
  cycleStart: Oid | null
  /** Since when the spec is a draft of it. */
  specSince: Oid | null
}

/**
 * Works out where a commit stands; null where its tree has no playbook. `founding`: the commit that a person named as
 * genesis's subject, where there is no chain.
 */
export async function standingAt(git: Git, commit: Oid, founding: Oid | null = null): Promise<Standing | null> {
  const [policy, past] = await Promise.all([policyAt(git, commit), readPast(git, commit, founding)])
  if (policy === null) return null
  const { since, ...before } = past
  if (since === null) throw new Error(`${commit} holds ${playbookPath}, but no commit adds it`)
  const { flaws } = since.history
  const increments = unjudged(await withSpecs(git, since.history, policy.spec.path), before.ancestry)
  const where = walk(policy, before.chainPosition, increments)
  const draft = specSince(policy, before.ancestry, where.cycleStart)
  return { commit, policy, ...before, base: since.base, reviews: [], flaws, ...where, specSince: draft }
}

/** What the chain says of a commit, and the history since the base; that is null where no commit adds a playbook. */
async function readPast(git: Git, commit: Oid, founding: Oid | null) {
  const { records: chain } = await readChain(git)
  const subjects = chain.map(({ judgement }) => judgement.subject.commit)
  const ancestors = await ancestorsOf(git, subjects, commit)
  const ancestry = chain.filter(({ judgement }) => ancestors.has(judgement.subject.commit))
  const graph = ancestry.length > 1 ? ancestryOf(await graphOf(git, commit)) : null
  const apart = graph === null ? new Set<ChainRecord>() : apartIn(ancestry, graph)
  const chainPosition = foldChain(ancestry, { isAncestorOrSelf: () => true, apart })
  const base = chainPosition.base ?? founding
  const since =
    base === null ? await readSinceGenesis(git, commit) : { base, history: await readHistory(git, [base], commit) }
  if (since !== null) await rememberBase(git, since.base)
  return { chain, ancestry, chainPosition, takenBack: takenBack(ancestry), since }
}

function takenBack(ancestry: readonly ChainRecord[]): Standing['takenBack'] {
  const last = ancestry.findLast(({ judgement }) => !samePosition(judgement.from, judgement.to))?.judgement
  return last !== undefined && isRollback(last) ? { sequence: last.sequence, from: last.from } : null
}

function walk(policy: Policy, chainPosition: ChainPosition, increments: Increment[]) {
  const apply = (position: Position, trailers: { start?: string; done?: string }) =>
    applyTrailers(policy, position, trailers)
  const here = positionAt(chainPosition, increments, apply)
  const stands = replay(chainPosition, increments, apply)
  const { position } = here
  const last = stands.at(-1)
  const isRefused = last !== undefined && !samePosition(last.after.position, position)
  const started = isRefused ? startOf(here, chainPosition, increments) : (last?.cycleStart ?? chainPosition.cycleStart)
  const cycleStart = position === 'idle' ? null : started
  return { stands, here, position, label: labelOf(policy, position), cycleStart }
}

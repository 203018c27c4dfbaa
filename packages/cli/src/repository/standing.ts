import { type ChainEntry, readChain } from '@helix/beacon'
import type { Approval, Increment, Label, Oid, Policy, Position } from '@helix/core'
import {
  type ChainPosition,
  type ChainRecord,
  foldChain,
  isRollback,
  positionAt,
  type PositionHere,
  samePosition,
} from '@helix/evidence'
import { addedIn, ancestorsOf, type Git } from '@helix/git'
import { applyTrailers, labelOf, playbookPath } from '@helix/playbook'
import { replay, type Stand } from '../decide/replay.ts'
import { type Increments, incrementsOf } from './increments.ts'
import { policyAt } from './policy-at.ts'

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
  flaws: Increments['flaws']
  /** Since the base, oldest first, each with the positions around it. */
  stands: Stand[]
  here: PositionHere
  position: Position
  label: Label
  /** The Start commit of the active cycle. */
  cycleStart: Oid | null
}

/**
 * Works out where a commit stands; null where its tree has no playbook. `founding`: the commit that a person named as
 * genesis's subject, where there is no chain.
 */
export async function standingAt(git: Git, commit: Oid, founding: Oid | null = null): Promise<Standing | null> {
  const [policy, { records: chain }] = await Promise.all([policyAt(git, commit), readChain(git)])
  if (policy === null) return null
  const subjects = chain.map(({ judgement }) => judgement.subject.commit)
  const ancestors = await ancestorsOf(git, subjects, commit)
  const ancestry = chain.filter(({ judgement }) => ancestors.has(judgement.subject.commit))
  const chainPosition = foldChain(ancestry, { isAncestorOrSelf: () => true })
  const base = chainPosition.base ?? founding ?? (await genesisSubject(git, commit))
  const { increments, flaws } = await incrementsOf(git, [base], commit, policy.spec.path)
  const known = {
    commit,
    policy,
    chain,
    ancestry,
    chainPosition,
    takenBack: takenBack(ancestry),
    base,
    reviews: [],
    flaws,
  }
  return { ...known, ...walk(policy, chainPosition, increments) }
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
  const last = stands.at(-1)
  const cycleStart = here.position === 'idle' ? null : (last?.cycleStart ?? chainPosition.cycleStart)
  return { stands, here, position: here.position, label: labelOf(policy, here.position), cycleStart }
}

/** The commit that added the playbook: genesis's subject. */
async function genesisSubject(git: Git, commit: Oid): Promise<Oid> {
  const added = await addedIn(git, playbookPath, commit)
  if (added === null) throw new Error(`${commit} holds ${playbookPath}, but no commit adds it`)
  return added
}

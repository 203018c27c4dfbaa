import type { Approval, Oid, Policy, Position } from '@helix/core'
import type { ChainRecord, DoneStep } from '@helix/evidence'
import type { Git } from '@helix/git'
import { closesStep, type Stand } from '../decide/replay.ts'
import { specSince } from '../decide/spec-since.ts'
import { amendmentsIn } from '../repository/amendments/amendments.ts'
import type { Standing } from '../repository/standing/standing.ts'
import { behind } from './behind.ts'

/** What a tree is judged as: where the branch stands, by whose rules, and what it is compared with. */
export interface Situation {
  tree: Oid
  /** The commit itself, or the one that a candidate tree would follow. */
  parent: Oid
  policy: Policy
  position: Position
  /** The Done of the active step is judged. */
  closing: boolean
  /** Steps of the cycle that are done. */
  done: readonly DoneStep[]
  cycleStart: Oid | null
  /** Cycles that ended before it and are not judged yet, oldest first: from the Start to the last Done. */
  ended: readonly Ended[]
  /** Since when the spec is a draft of the cycle. */
  specSince: Oid | null
  /** Newest judged ancestor that passed; before the first judgement, genesis's subject. */
  base: Oid
  /** Judgements about ancestors. */
  ancestry: readonly ChainRecord[]
  /** Approvals that are in no tree: reviews that the host's CI handed in. */
  reviews: readonly Approval[]
}

interface Ended {
  from: Oid
  to: Oid
}

/** A tree that would be committed on top of where a branch stands. */
export function candidateSituation(standing: Standing, tree: Oid, closing: boolean): Situation {
  return {
    tree,
    parent: standing.commit,
    policy: standing.policy,
    position: standing.position,
    closing,
    done: standing.here.done,
    cycleStart: standing.cycleStart,
    ended: endedIn(standing.stands),
    specSince: standing.specSince,
    base: standing.base,
    ancestry: standing.ancestry,
    reviews: standing.reviews,
  }
}

/** A commit that is there already, judged by the policy of its base. */
export async function commitSituation(git: Git, standing: Standing, stand: Stand, policy: Policy): Promise<Situation> {
  const closing = closesStep(stand)
  const { base, ancestry } = await behind(git, standing, stand)
  return {
    tree: stand.increment.tree,
    parent: stand.increment.commit,
    policy,
    position: closing ? stand.before.position : stand.after.position,
    closing,
    done: stand.before.done,
    cycleStart: stand.cycleStart,
    ended: endedIn(standing.stands.slice(0, standing.stands.indexOf(stand))),
    specSince: specSince(policy, ancestry, stand.cycleStart),
    base,
    ancestry,
    reviews: standing.reviews,
  }
}

function endedIn(stands: readonly Stand[]): Ended[] {
  return stands.flatMap((stand) => {
    const { increment, after, cycleStart } = stand
    const ends = closesStep(stand) && after.position === 'idle' && cycleStart !== null
    return ends ? [{ from: cycleStart, to: increment.commit }] : []
  })
}

/** Whether an amendment came into the cycle: then every Done judges all earlier exits again. */
export async function isAmended(
  git: Git,
  { cycleStart, tree }: Pick<Situation, 'cycleStart' | 'tree'>,
): Promise<boolean> {
  return cycleStart !== null && (await amendmentsIn(git, tree, cycleStart)).length > 0
}

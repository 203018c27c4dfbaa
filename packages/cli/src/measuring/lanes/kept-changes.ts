import type { Change, Oid, Policy } from '@helix/core'
import { layerOf } from '@helix/playbook'
import type { Stand } from '../../decide/replay.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import type { Measuring } from '../measuring.ts'

/** Commits up to the newest one, by the base's policy. */
export interface KeptRequest {
  standing: Standing
  policy: Policy
  measuring: Measuring
  /** Commits that are left out: they count as they stand. */
  takenOver: ReadonlySet<Oid>
}

/** What commits of the lane `keep` changed since the base, seen from the newest commit. */
export interface Kept {
  stand: Stand
  /** From before the first of them to after the last; a file that anything else has changed since is not among them. */
  changes: readonly Change[]
}

/** Null where no such commit changed anything but prose and rules. */
export function keptSinceBase({ standing, policy, takenOver }: KeptRequest): Kept | null {
  const stand = standing.stands.findLast(({ increment }) => increment.commit === standing.commit)
  const kept = new Map<string, Change>()
  for (const { increment } of standing.stands) {
    const { commit, lane, parents } = increment
    // What a merge brings has its own commits.
    if (parents.length > 1) continue
    const keeps = lane === 'keep' && !takenOver.has(commit)
    for (const change of increment.changes) {
      if (keeps) kept.set(change.path, { ...change, before: (kept.get(change.path) ?? change).before })
      else kept.delete(change.path)
    }
  }
  const changes = [...kept.values()].filter(({ path }) => isJudged(policy, path))
  return stand === undefined || changes.length === 0 ? null : { stand, changes }
}

function isJudged(policy: Policy, path: string): boolean {
  const name = layerOf(policy, path)?.name
  return name !== undefined && name !== 'free' && name !== 'policy' && path !== policy.spec.path
}

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

/** What commits of the lane `keep` changed since the base, up to one commit. */
export interface Kept {
  stand: Stand
  /** From before the first of them to after the last; a file that anything else has changed since is not among them. */
  changes: readonly Change[]
}

/**
 * In the end, and before each fix that changes one of their files: what it leaves there is judged as its own. Nothing where no such
 * commit changed anything but prose and rules.
 */
export function keptSinceBase({ standing, policy, takenOver }: KeptRequest): Kept[] {
  const { stands } = standing
  const at = new Map(stands.map((stand) => [stand.increment.commit, stand]))
  const keeps = ({ increment }: Stand) => increment.lane === 'keep' && !takenOver.has(increment.commit)
  const changed = new Set(stands.filter(keeps).flatMap(({ increment }) => increment.changes.map(({ path }) => path)))
  const covered = stands.filter(({ increment }) => {
    return increment.lane === 'fix' && increment.changes.some(({ path }) => changed.has(path))
  })
  const ends = [...covered.map(({ increment }) => increment.parents[0] ?? ''), standing.commit]
  return [...new Set(ends)].flatMap((end) => {
    const stand = at.get(end)
    const changes = changesOf(upTo(end, at), keeps).filter(({ path }) => isJudged(policy, path))
    return stand === undefined || changes.length === 0 ? [] : [{ stand, changes }]
  })
}

/** A commit and what it stands on, oldest first. */
function upTo(end: Oid, at: ReadonlyMap<Oid, Stand>): Stand[] {
  const found = new Set<Oid>()
  const next = [end]
  for (let commit = next.pop(); commit !== undefined; commit = next.pop()) {
    if (found.has(commit)) continue
    found.add(commit)
    next.push(...(at.get(commit)?.increment.parents ?? []))
  }
  return [...at].filter(([commit]) => found.has(commit)).map(([, stand]) => stand)
}

function changesOf(stands: readonly Stand[], keeps: (stand: Stand) => boolean): Change[] {
  const kept = new Map<string, Change>()
  for (const stand of stands) {
    const { changes, parents } = stand.increment
    // What a merge brings has its own commits.
    if (parents.length > 1) continue
    for (const change of changes) {
      if (keeps(stand)) kept.set(change.path, { ...change, before: (kept.get(change.path) ?? change).before })
      else kept.delete(change.path)
    }
  }
  return [...kept.values()]
}

function isJudged(policy: Policy, path: string): boolean {
  const name = layerOf(policy, path)?.name
  return name !== undefined && name !== 'free' && name !== 'policy' && path !== policy.spec.path
}

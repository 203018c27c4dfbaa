import type { Finding } from '@helix/core'
import { blobAt, type Git } from '@helix/git'
import { opensSpec } from '../../../decide/commit-kind.ts'
import { amendmentsIn } from '../../../repository/amendments/amendments.ts'
import type { CommitFacts } from '../increments/commit-request.ts'

/**
 * Whether a merge brings another spec than the one that the last Done left, and no amendment that says so: a side that was
 * made while the spec was open may hold one that nobody approved. LAYER-SPEC.
 */
export async function judgeMergedSpec(git: Git, { stand, policy, own }: CommitFacts): Promise<Finding[]> {
  const { increment, before } = stand
  const since = before.done.at(-1)?.commit
  const { path } = policy.spec
  const isTold = own.changes.some((change) => change.path === path) && !own.reconciled.has(path)
  if (since === undefined || isTold || opensSpec(policy, before.position)) return []
  const [was, is, ...sides] = await Promise.all(
    [since, increment.tree, ...increment.parents].map((commit) => blobAt(git, commit, path)),
  )
  // Where no side has it any more, that is told of the commit that changed it.
  if (was === is || was == null || !sides.includes(was)) return []
  if ((await amendmentsIn(git, increment.tree, since)).length > 0) return []
  const message = `${path} is not the spec that ${since.slice(0, 12)} left: this merge brings another one, and no amendment`
  return [{ severity: 'error', code: 'LAYER-SPEC', message, where: { path }, fix }]
}

/** A merge cannot be amended; where the branch begins anew on top of the other, its spec is open again. */
const fix = 'rebase the branch instead of merging the other into it, then: helix approve spec'

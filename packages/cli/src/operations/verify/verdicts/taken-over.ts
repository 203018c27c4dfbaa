import type { Oid, Policy, Verdict } from '@helix/core'
import { beyond, readRef, taggedCommits } from '@helix/git'
import type { Stand } from '../../../decide/replay.ts'
import { planRelease } from '../../../measuring/evidence/release-plan.ts'
import { commitSituation } from '../../../measuring/situation.ts'
import type { Here } from '../../../repository/open.ts'
import { policyAt } from '../../../repository/policy-at.ts'

/** What a remote shows first: where work lands. */
const landing = 'refs/remotes/origin/HEAD'

/**
 * The commits since genesis that had landed before this clone had a chain; none where there is one, where judgements are signed, or
 * without a remote. Nobody's record of them is here, and to measure them by what is installed today would tell of today.
 */
export async function landedHere({ git, standing }: Here): Promise<ReadonlySet<Oid>> {
  const { chain, stands, commit, base } = standing
  const policies = [standing.policy, await policyAt(git, base)]
  const landed = await readRef(git, landing)
  if (chain.length > 0 || landed === null || policies.some((policy) => policy?.signing !== 'none')) return new Set()
  const left = await beyond(git, [landed], commit)
  return new Set(stands.map(({ increment }) => increment.commit).filter((oid) => !left.has(oid)))
}

/** What the chain says of a Done that was taken over: that its claim had landed, and no figure; of a cycle's end also its release. */
export async function takenOverVerdicts(here: Here, stand: Stand, policy: Policy): Promise<Verdict[]> {
  const release = await takenOverRelease(here, stand, policy)
  return [landedVerdict('integrity', stand, policy), ...(release === null ? [] : [release])]
}

/**
 * The release of a cycle that was taken over, so that the next one is counted from it. None where a tag shows already that it, or what
 * landed after it, was released.
 */
async function takenOverRelease({ git, standing }: Here, stand: Stand, policy: Policy): Promise<Verdict | null> {
  const asks = policy.steps.at(-1)?.exit.some(({ gate }) => gate === 'release') === true
  if (stand.after.position !== 'idle' || !asks) return null
  const released = new Set((await taggedCommits(git, 'release/')).map(({ commit }) => commit))
  const since = standing.stands.slice(standing.stands.indexOf(stand))
  if (since.some(({ increment }) => released.has(increment.commit))) return null
  const plan = await planRelease(git, await commitSituation(git, standing, stand, policy))
  if (plan === null || plan.tagExists || plan.problems.length > 0) return null
  return landedVerdict('release', stand, policy, { tag: plan.tag, version: plan.version })
}

function landedVerdict(
  gate: 'integrity' | 'release',
  { increment }: Stand,
  { digest }: Policy,
  facts: Verdict['measured'] = {},
): Verdict {
  const condition = { gate, asked: { of: 'landed' } }
  const measured = { from: landing, ...facts }
  return { condition, tree: increment.tree, policy: digest, outcome: 'pass', measured, reports: [], findings: [] }
}

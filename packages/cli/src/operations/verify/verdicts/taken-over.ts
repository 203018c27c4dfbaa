import type { Oid, Policy, Verdict } from '@helix/core'
import { beyond, readRef } from '@helix/git'
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

/** What the chain says of a Done that was taken over: that its claim had landed, and no figure. */
export function takenOverVerdict(tree: Oid, { digest }: Policy): Verdict {
  const condition = { gate: 'integrity' as const, asked: { of: 'landed' } }
  return { condition, tree, policy: digest, outcome: 'pass', measured: { from: landing }, reports: [], findings: [] }
}

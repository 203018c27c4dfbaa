import type { Finding, Oid, Policy } from '@helix/core'
import { ancestryOf, checkChain } from '@helix/evidence'
import { log } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import { policyAt } from '../../repository/policy-at.ts'

/**
 * What is wrong with the chain: gaps, forks, illegal moves, signatures, a genesis that is not the pinned one. Judgements
 * about commits of other branches are held to the chain's structure only.
 */
export async function judgeChain({ git, head, standing }: Here, pinned: string | undefined): Promise<Finding[]> {
  const { chain } = standing
  if (chain.length === 0) return []
  const ancestry = ancestryOf(await log(git, { to: head }))
  const bases = [...new Set(chain.map(({ judgement }) => judgement.base))]
  const known = bases.filter((base) => ancestry.isAncestorOrSelf(base, base))
  const policies = new Map<Oid, Policy | null>()
  for (const base of known) policies.set(base, await policyAt(git, base))
  const at = new Map(chain.map((entry) => [entry.digest, entry.at]))
  return checkChain(chain, {
    policyAt: (base) => policies.get(base) ?? null,
    isAncestorOrSelf: (ancestor, commit) => ancestry.isAncestorOrSelf(ancestor, commit),
    signedAt: ({ digest }) => at.get(digest) ?? 0,
    ...(pinned !== undefined && pinned !== '' && { pinned }),
  })
}

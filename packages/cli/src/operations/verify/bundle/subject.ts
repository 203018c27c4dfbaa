import { type BundleHeader, type BundlePurpose, type BundleSubject, rangeDigest } from '@helix/evidence'
import { isAncestor, resolve, treeOf } from '@helix/git'
import type { Io } from '../../../io.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'
import { verifierDigest } from '../../../verifier.ts'

export async function subjectOf({ git, branch, head, standing }: Here): Promise<BundlePurpose> {
  const [tree, policy] = await Promise.all([treeOf(git, head), basePolicy(git, standing)])
  return {
    ref: branch,
    base: standing.base,
    tip: head,
    tree,
    range: rangeDigest(standing.stands.map(({ increment }) => increment)),
    policy: policy.digest,
    verifier: verifierDigest(),
  }
}

/** What this job asks of a bundle that claims this tip. */
export async function askedOf(io: Io, here: Here, { tip }: BundleHeader): Promise<BundleSubject> {
  const { git, head, standing } = here
  const known = await resolve(git, tip)
  return {
    ...(await subjectOf(here)),
    chain: new Set(standing.chain.map(({ digest }) => digest)),
    isEarlier: known !== null && (await isAncestor(git, known, head)),
    run: runOf(io),
  }
}

/** The host's name for this run of CI, the same in both jobs: HELIX_RUN. */
export function runOf({ env }: Io): string | null {
  return env['HELIX_RUN'] || null
}

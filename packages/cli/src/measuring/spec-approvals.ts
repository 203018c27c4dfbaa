import type { Digest, Principal } from '@helix/core'
import { type ApprovalCount, countApprovals } from '@helix/evidence'
import { authorsOf, type Git } from '@helix/git'
import { amendmentDigest } from '@helix/spec'
import { amendmentsIn } from '../repository/amendments.ts'
import { approvalsAt } from '../repository/approvals-at.ts'
import type { Situation } from './situation.ts'

type SpecSituation = Pick<Situation, 'tree' | 'parent' | 'policy' | 'cycleStart'> & Partial<Pick<Situation, 'reviews'>>

/** Approvals of this very text, or of the amendment that led to it. */
export async function countSpecApprovals(
  git: Git,
  situation: SpecSituation,
  spec: Digest,
  now: number,
): Promise<ApprovalCount> {
  const { policy, reviews = [] } = situation
  const [inTree, authors, amendments] = await Promise.all([
    approvalsAt(git, situation.tree),
    specAuthors(git, situation),
    amendmentsIn(git, situation.tree, situation.cycleStart),
  ])
  const approvals = [...inTree, ...reviews]
  const amending = amendments.filter(({ amendment }) => amendment.amends.to === spec)
  const subjects = [spec, ...amending.map(({ amendment }) => amendmentDigest(amendment))]
  const counts = subjects.map((of) => countApprovals({ kind: 'spec', of, approvals, authors, policy, now }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best))
}

/** Who wrote the spec in this cycle. */
async function specAuthors(git: Git, { cycleStart, policy, parent }: SpecSituation): Promise<Principal[]> {
  return cycleStart === null ? [] : authorsOf(git, { from: cycleStart, to: parent, path: policy.spec.path })
}

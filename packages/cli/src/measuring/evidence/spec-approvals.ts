import type { Digest, Principal } from '@helix/core'
import { type ApprovalCount, countApprovals } from '@helix/evidence'
import { authorsOf, type Git, pathHistory, readBlobs } from '@helix/git'
import { adrNumber, type Amendment, amendmentDigest, specHash } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import { amendmentsIn, readAmendments } from '../../repository/amendments/amendments.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Situation } from '../situation.ts'

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
  const leading = amendments.map(({ amendment }) => amendment).filter(({ amends }) => amends.to === spec)
  const merged = leading.length > 0 || amendments.length === 0 ? [] : await landedWith(git, situation, spec)
  const subjects = [spec, ...[...leading, ...merged].map(amendmentDigest)]
  const counts = subjects.map((of) => countApprovals({ kind: 'spec', of, approvals, authors, policy, now }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best))
}

/** Who wrote the spec in this cycle. */
async function specAuthors(git: Git, { cycleStart, policy, parent }: SpecSituation): Promise<Principal[]> {
  return cycleStart === null ? [] : authorsOf(git, { from: cycleStart, to: parent, path: policy.spec.path })
}

/**
 * The amendment that came with the newest change of the spec. Where it met another one in no requirement, the spec that it
 * leads to is not the one that its author saw; that it holds there was judged with its commit.
 */
async function landedWith(git: Git, { policy, parent, cycleStart }: SpecSituation, spec: Digest): Promise<Amendment[]> {
  const { path } = policy.spec
  const versions = await pathHistory(git, [path, adrFolder], parent, cycleStart)
  const last = versions.findLast((version) => version.path === path)
  if (last === undefined || last.blob === null) return []
  const blobs = await readBlobs(git, [last.blob])
  if (specHash(blobs.get(last.blob) ?? new Uint8Array()) !== spec) return []
  const adrs = versions.flatMap(({ commit, blob, path: adr }) =>
    commit === last.commit && blob !== null && adrNumber(adr) !== null ? [{ path: adr, oid: blob }] : [],
  )
  return (await readAmendments(git, adrs)).map(({ amendment }) => amendment)
}

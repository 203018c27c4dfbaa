import type { Approval, Digest, Oid, Principal } from '@helix/core'
import { type ApprovalCount, approvalPath, countApprovals } from '@helix/evidence'
import { authorsOf, type Git, pathHistory, readBlobs, readTree } from '@helix/git'
import { adrNumber, type Amendment, amendmentDigest, specHash } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import { amendmentVersions } from '../../repository/amendments/amendment-versions.ts'
import { amendmentsIn, readAmendments } from '../../repository/amendments/amendments.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import { specDigest } from '../../repository/spec/tree-spec.ts'
import type { Situation } from '../situation.ts'

type SpecSituation = Pick<Situation, 'tree' | 'parent' | 'policy' | 'cycleStart' | 'specSince'> &
  Partial<Pick<Situation, 'reviews'>>

/** Approvals of this very text, or of the amendment that led to it; those of an earlier time are not among them. */
export async function countSpecApprovals(
  git: Git,
  situation: SpecSituation,
  spec: Digest,
  now: number,
): Promise<ApprovalCount> {
  const { policy, reviews = [], specSince: since, parent: to } = situation
  const { path } = policy.spec
  const [inTree, served, authors, amendments] = await Promise.all([
    approvalsAt(git, situation.tree),
    servedBefore(git, { since, path, spec }),
    specAuthors(git, { since, path, to }),
    amendmentsIn(git, situation.tree, situation.cycleStart),
  ])
  const earlier = new Set(served.map(approvalPath))
  const approvals = [...inTree.filter((approval) => !earlier.has(approvalPath(approval))), ...reviews]
  const leading = amendments.map(({ amendment }) => amendment).filter(({ amends }) => amends.to === spec)
  const merged = leading.length > 0 || amendments.length === 0 ? [] : await landedWith(git, situation, spec)
  const digests = [...leading, ...merged].map(amendmentDigest)
  const amended = await writtenBy(git, situation, { digests, approvals, drafted: authors, now })
  const subjects = [{ of: spec, authors }, ...amended]
  const counts = subjects.map((subject) => countApprovals({ kind: 'spec', ...subject, approvals, policy, now }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best))
}

interface Subject {
  of: Digest
  authors: readonly Principal[]
}

/**
 * Amendments with those who brought them, and whoever brought one before it that nobody has approved: a yes to it is one to that as
 * well. Who wrote an amendment that has its approval may approve the next one. `drafted`: of those that no commit brought yet.
 */
async function writtenBy(
  git: Git,
  { parent, cycleStart, policy }: SpecSituation,
  { digests, approvals, drafted, now }: { digests: readonly Digest[]; approvals: readonly Approval[]; drafted: Subject['authors']; now: number }, // prettier-ignore
): Promise<Subject[]> {
  if (digests.length === 0) return []
  const versions = await amendmentVersions(git, await pathHistory(git, [adrFolder], parent, cycleStart))
  const found = new Map<Digest, Principal[]>()
  let awaiting: Principal[] = []
  for (const [of, [first]] of versions) {
    const authors = [...new Set([...awaiting, ...(first === undefined ? [] : [first.author])])]
    found.set(of, authors)
    awaiting = countApprovals({ kind: 'spec', of, authors, approvals, policy, now }).count > 0 ? [] : authors
  }
  return digests.map((of) => ({ of, authors: found.get(of) ?? drafted }))
}

interface SpecPast {
  /** Since when the spec is a draft; null where it is none. */
  since: Oid | null
  path: string
}

/** Approvals that were there before the spec became a draft: where the text was another one then, they were of an earlier time. */
export async function servedBefore(git: Git, { since, path, spec }: SpecPast & { spec: Digest }): Promise<Approval[]> {
  if (since === null) return []
  const before = await specDigest(git, await readTree(git, since), path)
  return before?.hash === spec ? [] : approvalsAt(git, since)
}

/** Who wrote the spec since it became a draft. */
export async function specAuthors(git: Git, { since, path, to }: SpecPast & { to: Oid }): Promise<Principal[]> {
  return since === null ? [] : authorsOf(git, { from: since, to, path })
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

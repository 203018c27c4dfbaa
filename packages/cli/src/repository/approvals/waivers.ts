import type { Approval, Finding, Oid, Policy, Principal } from '@helix/core'
import { countApprovals, waives } from '@helix/evidence'
import { currentUser } from '@helix/git'
import { approvalsAt } from './approvals-at.ts'
import type { Here } from '../open.ts'

export interface WaiverFacts {
  policy: Policy
  approvals: readonly Approval[]
  /** Who made what the finding is about. */
  authors: readonly Principal[]
  /** Seconds since the epoch. */
  now: number
}

/** The approval that stands for a finding of a commit, among those that count: in time, signed, by another than the author. */
export function waiverFor({
  policy,
  approvals,
  authors,
  now,
}: WaiverFacts): (finding: Finding, commit: Oid) => Approval | null {
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  const counted = [...new Set(waivers.map(({ of }) => of))].flatMap(
    (of) => countApprovals({ kind: 'finding', of, approvals: waivers, authors, policy, now }).counted,
  )
  return (finding, commit) => waives(counted, finding, commit)
}

/** A finding as people see it once somebody waived it: who, until when and why; the author of what it is about is said to be it. */
export function asWaived(finding: Finding, { by, why, until }: Approval, author: Principal): Finding {
  const who = by.toLowerCase() === author.toLowerCase() ? `${by}, SELF-APPROVED` : by
  const end = until === undefined ? '' : ` until ${new Date(until * 1000).toISOString().slice(0, 10)}`
  return { ...finding, severity: 'note', message: `${finding.message} (waived by ${who}${end}: ${why})` }
}

/** Which findings of a tree that would be committed on HEAD a person waived; its author is who commits here. */
export async function waivedIn(
  { git, head, standing }: Pick<Here, 'git' | 'head' | 'standing'>,
  tree: Oid,
  now: number,
): Promise<(finding: Finding) => boolean> {
  const [approvals, { email }] = await Promise.all([approvalsAt(git, tree), currentUser(git)])
  const waiver = waiverFor({ policy: standing.policy, approvals, authors: [email], now })
  return (finding) => waiver(finding, head) !== null
}

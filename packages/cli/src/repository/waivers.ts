import type { Approval, Finding, Oid, Policy, Principal } from '@helix/core'
import { countApprovals, waives } from '@helix/evidence'

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
  const { self, signing, signers } = policy
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  const counted = [...new Set(waivers.map(({ of }) => of))].flatMap(
    (of) => countApprovals({ kind: 'finding', of, approvals: waivers, authors, self, signing, signers, now }).counted,
  )
  return (finding, commit) => waives(counted, finding, commit)
}

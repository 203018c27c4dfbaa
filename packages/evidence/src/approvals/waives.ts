import type { Approval, Finding, Oid } from '@helix/core'
import { approvalDigest } from './approval-digest.ts'

/**
 * The approval that waives this finding of this commit, or null. Says nothing about signatures and ends: hand in only
 * approvals that count.
 */
export function waives(approvals: readonly Approval[], finding: Finding, commit: Oid): Approval | null {
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  if (waivers.length === 0) return null
  const digests = [commit, null].map((of) => approvalDigest({ kind: 'finding', finding, commit: of }))
  return waivers.find(({ of }) => digests.includes(of)) ?? null
}

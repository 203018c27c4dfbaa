import type { Approval, Finding, Oid } from '@helix/core'
import { approvalDigest } from './approval-digest.ts'

/** Codes of what no approval lets through: acceptance tests are the cycle's own measure, which must not depend on luck. */
const neverWaived = new Set(['RED-FROZEN-FLAKY'])

/** Whether a person may waive a finding of this code. */
export function isWaivable(code: string): boolean {
  return !neverWaived.has(code)
}

/**
 * The approval that waives this finding of this commit, or null. Says nothing about signatures and ends: hand in only
 * approvals that count.
 */
export function waives(approvals: readonly Approval[], finding: Finding, commit: Oid): Approval | null {
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  if (waivers.length === 0 || !isWaivable(finding.code)) return null
  const digests = [commit, null].map((of) => approvalDigest({ kind: 'finding', finding, commit: of }))
  return waivers.find(({ of }) => digests.includes(of)) ?? null
}

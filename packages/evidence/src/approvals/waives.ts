import type { Approval, Finding, Oid } from '@helix/core'
import { approvalDigest } from './approval-digest.ts'

/** Acceptance tests are the cycle's own measure, which must not depend on luck. */
const ofFrozenTests = new Set(['RED-FROZEN-FLAKY'])

/** What asks for the yes of people is answered by that: a waiver would be one in the place of two, or an author's own. */
const ofApprovals = /^(?:GATE-)?APPROVAL-AWAITED$|^APPROVAL-(?:BY-AUTHOR|EXPIRED)$|^AMEND-APPROVAL$/

/** Why nobody may waive a finding of this code: it is about a frozen test, or an approval that is asked for; null where one may. */
export function whyNeverWaived(code: string): 'frozen' | 'approval' | null {
  if (ofFrozenTests.has(code)) return 'frozen'
  return ofApprovals.test(code) ? 'approval' : null
}

/** Whether a person may waive a finding of this code. */
export function isWaivable(code: string): boolean {
  return whyNeverWaived(code) === null
}

/**
 * The approval that waives this finding of this commit, or null. `bytes`: the blob that was found fault with (null: none), where the finding
 * is about what a commit makes of a file. Says nothing about signatures and ends: hand in only approvals that count.
 */
export function waives(
  approvals: readonly Approval[],
  finding: Finding,
  commit: Oid,
  bytes?: Oid | null,
): Approval | null {
  const waivers = approvals.filter(({ kind }) => kind === 'finding')
  if (waivers.length === 0 || !isWaivable(finding.code)) return null
  const digests = [{ commit }, { commit: null, bytes }].map((of) => approvalDigest({ kind: 'finding', finding, ...of }))
  return waivers.find(({ of }) => digests.includes(of)) ?? null
}

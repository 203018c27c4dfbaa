import type { Digest, Judgement, Verdict } from '@helix/core'
import { waives } from '../approvals/waives.ts'
import { judgementDigest } from '../record/judgement.ts'

/** One judgement of the chain with the digest of its stored bytes. */
export interface ChainRecord {
  digest: Digest
  judgement: Judgement
}

export function recordOf(judgement: Judgement): ChainRecord {
  return { digest: judgementDigest(judgement), judgement }
}

/** `sequence` and `previous` of the judgement that comes after these. */
export function nextLink(records: readonly ChainRecord[]): { sequence: number; previous: Digest | null } {
  return { sequence: records.length, previous: records.at(-1)?.digest ?? null }
}

/** Whether every verdict passes, or each of its error findings is waived by an approval that the judgement holds. */
export function passes(judgement: Judgement): boolean {
  return judgement.verdicts.every((verdict) => verdict.outcome === 'pass' || isWaived(verdict, judgement))
}

/** Whether each error finding of a verdict is waived by an approval that its judgement holds; it has at least one. */
export function isWaived({ findings }: Verdict, { approvals, subject }: Judgement): boolean {
  const reasons = findings.filter(({ severity }) => severity === 'error')
  return reasons.length > 0 && reasons.every((finding) => waives(approvals, finding, subject.commit) !== null)
}

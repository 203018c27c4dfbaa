import { refusedClaims } from '../../../decide/refused-claims.ts'
import type { Approval, ApprovalKind, Digest, Policy, Principal } from '@helix/core'

/** What a person can say yes to at this moment, worked out from the repository. */
export interface Approvable {
  kind: ApprovalKind
  of: Digest
  /** More of the same kind that one yes means, too: further findings of one code in one file. */
  also?: readonly Digest[]
  /** By what these are told apart. */
  names?: readonly string[]
  what: string
  authors: readonly Principal[]
  /** The rules that the approval is counted by, where they are not HEAD's: a change of the keys counts by the keys before it. */
  policy?: Policy
  /** Approvals of the same that were given for an earlier time, and do not count for this one. */
  spent?: readonly Approval[]
  /** The command that goes on from here. */
  next: string
}

/** The command that goes on after a yes: where a refusal took claims back they are made anew, else what is said. */
export function goOn(standing: Parameters<typeof refusedClaims>[0], otherwise: string): string {
  const claims = refusedClaims(standing)?.claims ?? 0
  return claims === 0 ? otherwise : 'helix commit --done'
}

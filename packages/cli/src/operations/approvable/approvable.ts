import type { ApprovalKind, Digest, Principal } from '@helix/core'

/** What a person can say yes to at this moment, worked out from the repository. */
export interface Approvable {
  kind: ApprovalKind
  of: Digest
  what: string
  authors: readonly Principal[]
}

import type { Digest, Oid, Policy, Position } from '@helix/core'
import type { ChainRecord } from './chain-record.ts'
import type { Move } from './move.ts'

/** What of a base's policy a chain is checked against; a whole Policy will do. */
export type ChainPolicy = Pick<Policy, 'signing' | 'signers'> & { steps: readonly { id: string }[] }

/** Facts of the repository that the records cannot hold. */
export interface ChainFacts {
  /** The policy of a base commit; null when that commit is not in the repository. */
  policyAt(base: Oid): ChainPolicy | null
  /** False whenever either commit is not in the repository, also for one that is asked about itself. */
  isAncestorOrSelf(ancestor: Oid, commit: Oid): boolean
  /** When a record says that it was made (the time of its commit), seconds since the epoch. */
  signedAt(record: ChainRecord): number
  /** Where branches stand that may have met what was judged of another one, and which nobody has judged. */
  tips?: readonly Oid[]
  /** Digest of genesis, as pinned outside the tree. */
  pinned?: Digest
}

/** One record as the rules see it. */
export interface ChainLink extends ChainRecord {
  index: number
  earlier: readonly ChainRecord[]
  facts: ChainFacts
  /** Policy that judged; null when its commit is gone. */
  policy: ChainPolicy | null
  /** Signatures are asked for: by the policy, or because an earlier record has one (there is no way back from ssh). */
  signed: boolean
  /** At which time keys must be valid for it: when it was made, and not before what stands before it. */
  at: number
  /** The subject is not in the repository; without signatures such a record counts for nothing. */
  gone: boolean
  /** What was judged of its branch before is an ancestor of the subject, or of what the subject was merged into. */
  follows: boolean
  /** The newest earlier record of which `asked` is true, about an ancestor of the subject (or itself), or of what it was merged into. */
  newest: (asked: (record: ChainRecord) => boolean) => ChainRecord | null
  /** Whether a record is about a commit beside the line of its branch, which was merged later. */
  isApart: (record: ChainRecord) => boolean
  /** Where the chain stood before this judgement, for its subject. */
  position: Position
  /** What going `from` → `to` is under the base's steps; null when it is not allowed. */
  move: Move | null
}

/** One defect that a chain can have. A rule looks at one record and those before it. */
export interface ChainRule {
  code: string
  /** Also asked of unsigned records whose subject left the repository. */
  structural: boolean
  /** What is wrong, as one sentence that follows "judgement 7"; null when nothing is. */
  check(link: ChainLink): string | null
}

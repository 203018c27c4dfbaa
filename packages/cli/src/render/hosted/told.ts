import type { Finding, Oid, Verdict } from '@helix/core'

/** What a host is told of one `helix verify`. */
export interface Told {
  passed: boolean
  /** The position in words: `checkout-discounts STEP 4/7 DOMAIN_LOGIC`. */
  position: string
  base: Oid
  /** Judgements that were appended. */
  appended: number
  commits: readonly { commit: Oid; subject: string; findings: readonly Finding[] }[]
  trees: readonly { commit: Oid; claim: string; verdicts: readonly Verdict[] }[]
  findings: readonly Finding[]
}

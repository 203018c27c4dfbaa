import type { Judgement, Policy } from '@helix/core'

/** A judgement that was appended, with the policy that judged. */
export interface Recorded {
  judgement: Judgement
  policy: Policy
}

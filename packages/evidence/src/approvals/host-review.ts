import type { ReviewMark } from '@helix/core'

/** A yes that stands: the newest word of one person about one pull request. */
export interface HostReview extends ReviewMark {
  login: string
  /** What was written along; may be empty. */
  said: string
}

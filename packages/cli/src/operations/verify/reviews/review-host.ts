import type { Oid } from '@helix/core'
import type { HostReview } from '@helix/evidence'
import type { Io } from '../../../io.ts'
import type { RequestCommits } from '../../../repository/approvals/seen-at.ts'
import type { Here } from '../../../repository/open.ts'

/** A pull request (merge request) whose reviews count for what is judged. */
export interface ReviewedRequest extends RequestCommits {
  reviews: HostReview[]
}

/** How one host tells which requests bring a range, and who said yes to them. */
export interface ReviewHost {
  /** What to do where the job may not ask. */
  allow: string
  /**
   * The requests that brought what is judged, or would: none that landed before, and none that only holds the same. HelixErrors
   * verify/reviews-unasked (no answer), evidence/reviews (one that is none).
   */
  requests(io: Pick<Io, 'env' | 'signal'>, here: Here): Promise<ReviewedRequest[]>
}

/** The commits of a range that a branch itself went through, oldest first: what a host made to land a request is among them. */
export function landings({ head, standing }: Here): { commit: Oid; onto: Oid }[] {
  const parents = new Map(standing.stands.map(({ increment }) => [increment.commit, increment.parents]))
  const found: { commit: Oid; onto: Oid }[] = []
  for (let commit: Oid | undefined = head; commit !== undefined; commit = found[0]?.onto) {
    const onto: Oid | undefined = parents.get(commit)?.[0]
    if (onto === undefined) break
    found.unshift({ commit, onto })
  }
  return found
}

/** Words of one person about an own request are no review. */
export function byOthers(reviews: readonly HostReview[], author: string | null): HostReview[] {
  return reviews.filter(({ login }) => login.toLowerCase() !== author?.toLowerCase())
}

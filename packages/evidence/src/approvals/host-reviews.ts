// What reviews on the host of a repository amount to.
import type { Approval, Digest, Finding, HostName, Oid, Principal } from '@helix/core'
import { readGitHubReviews } from './github-reviews.ts'
import { readGitLabReviews } from './gitlab-reviews.ts'
import type { HostReview } from './host-review.ts'

/** Each host whose reviews Helix can read: the JSON of its API into the reviews that stand. HelixError evidence/reviews. */
export const reviewReaders: Readonly<Record<HostName, (json: unknown) => HostReview[]>> = {
  github: readGitHubReviews,
  gitlab: readGitLabReviews,
}

/** Something that approvals are about, as a commit shows it to whoever reviews it. */
export interface SeenDigest {
  kind: 'spec' | 'policy' | 'position'
  of: Digest
}

export interface ReviewFacts {
  /** Whose reviews count, by the playbook: login → address. */
  reviewers: Readonly<Record<string, Principal>>
  /** What a commit shows; nothing for one that is not in the repository. */
  seenAt(commit: Oid): readonly SeenDigest[]
}

/**
 * The approvals that reviews amount to: each of everything that its commit shows, by the person that the login stands for.
 * They last while that is unchanged, because they name it by its digest. Note: APPROVAL-REVIEWER for a login that the
 * playbook does not name.
 */
export function approvalsByReview(
  reviews: readonly HostReview[],
  facts: ReviewFacts,
): { approvals: Approval[]; findings: Finding[] } {
  const people = new Map(Object.entries(facts.reviewers).map(([login, by]) => [login.toLowerCase(), by]))
  const approvals: Approval[] = []
  const findings: Finding[] = []
  for (const review of reviews) {
    const by = people.get(review.login.toLowerCase())
    if (by === undefined) findings.push(stranger(review))
    else approvals.push(...facts.seenAt(review.saw).map((seen) => toApproval(review, by, seen)))
  }
  return { approvals, findings }
}

function toApproval({ host, id, saw, said }: HostReview, by: Principal, { kind, of }: SeenDigest): Approval {
  const why = said.trim() === '' ? `approved in review ${id} on ${host}` : said.trim()
  return { kind, of, by, why, review: { host, id, saw }, signature: null }
}

function stranger({ login, host }: HostReview): Finding {
  return {
    severity: 'note',
    code: 'APPROVAL-REVIEWER',
    message: `${login} approved on ${host}, and the playbook names no such reviewer`,
    fix: `add to playbook.yml, under reviewers: ${login}: <address>`,
  }
}

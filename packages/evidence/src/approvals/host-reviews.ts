// Reviews on the host of a repository, as its API tells them.
import { type Approval, type Digest, type Finding, HelixError, type Oid, type Principal, type ReviewMark } from '@helix/core' // prettier-ignore
import { anyObject, anyText, count, listOf, nullOr, oid, ShapeError, text } from '../record/shape.ts'

/** A yes that stands: the newest word of one person. */
export interface HostReview extends ReviewMark {
  login: string
  /** What was written along; may be empty. */
  said: string
}

/** Each host whose reviews Helix can read: the JSON of its API into the reviews that stand. HelixError evidence/reviews. */
export const reviewReaders: Readonly<Record<ReviewMark['host'], (json: unknown) => HostReview[]>> = {
  github: readGitHubReviews,
}

/**
 * GitHub's `GET /repos/{owner}/{repo}/pulls/{number}/reviews`, all pages in one list. Of each person the newest review that
 * is more than a comment counts: an approval stands until it is dismissed or changes are asked for.
 */
function readGitHubReviews(json: unknown): HostReview[] {
  const newest = new Map<string, GitHubReview>()
  for (const review of toldByGitHub(json)) {
    if (review.login !== null && !beside.has(review.state)) newest.set(review.login.toLowerCase(), review)
  }
  return [...newest.values()].flatMap(({ login, saw, state, id, said }) =>
    state === 'APPROVED' && login !== null && saw !== null ? [{ host: 'github', id, saw, login, said }] : [],
  )
}

/** States that take no yes back. */
const beside = new Set(['COMMENTED', 'PENDING'])

interface GitHubReview {
  id: string
  /** Null for an account that is gone. */
  login: string | null
  /** Null for a commit that is gone. */
  saw: Oid | null
  state: string
  said: string
  /** RFC 3339; '' for one that is not submitted. */
  at: string
}

/** In the order in which they were submitted. */
function toldByGitHub(json: unknown): GitHubReview[] {
  try {
    const reviews = listOf(anyObject)(json, 'the list of reviews').map(readReview)
    return reviews.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause
    throw new HelixError('evidence/reviews', `these are no reviews of GitHub: ${cause.message}`, {
      hint: 'hand in what GET /repos/{owner}/{repo}/pulls/{number}/reviews answers, all pages in one list',
      cause,
    })
  }
}

function readReview(entry: Readonly<Record<string, unknown>>, index: number): GitHubReview {
  const at = (name: string) => `[${index}].${name}`
  const user = nullOr(anyObject)(entry['user'] ?? null, at('user'))
  return {
    id: String(count(entry['id'], at('id'))),
    login: user === null ? null : text(user['login'], at('user.login')),
    saw: nullOr(oid)(entry['commit_id'] ?? null, at('commit_id')),
    state: text(entry['state'], at('state')),
    said: anyText(entry['body'] ?? '', at('body')),
    at: anyText(entry['submitted_at'] ?? '', at('submitted_at')),
  }
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

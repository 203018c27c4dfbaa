import type { Oid } from '@helix/core'
import { anyObject, anyText, count, listOf, nullOr, oid, text } from '../record/shape.ts'
import type { HostReview } from './host-review.ts'
import { toldBy } from './told-by.ts'

/**
 * GitHub's `GET /repos/{owner}/{repo}/pulls/{number}/reviews`, all pages in one list, also of several pull requests. Of each
 * person the newest review of a pull request that is more than a comment counts: an approval stands until it is dismissed or changes
 * are asked for. HelixError evidence/reviews.
 */
export function readGitHubReviews(json: unknown): HostReview[] {
  const newest = new Map<string, GitHubReview>()
  for (const review of toldByGitHub(json)) {
    if (review.login === null || beside.has(review.state)) continue
    newest.set(`${review.login.toLowerCase()} ${review.about}`, review)
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
  /** Address of the pull request; '' where the answer leaves it out. */
  about: string
  /** RFC 3339; '' for one that is not submitted. */
  at: string
}

/** In the order in which they were submitted. */
function toldByGitHub(json: unknown): GitHubReview[] {
  const handIn = 'what GET /repos/{owner}/{repo}/pulls/{number}/reviews answers, all pages in one list'
  const reviews = toldBy('GitHub', handIn, () => listOf(anyObject)(json, 'the list of reviews').map(readReview))
  return reviews.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
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
    about: anyText(entry['pull_request_url'] ?? '', at('pull_request_url')),
    at: anyText(entry['submitted_at'] ?? '', at('submitted_at')),
  }
}

import { anyObject, count, type Decoder, listOf, oid, ShapeError, text } from '../record/shape.ts'
import type { HostReview } from './host-review.ts'
import { toldBy } from './told-by.ts'

/**
 * GitLab's answers about one merge request: `approvals` to `GET /projects/{id}/merge_requests/{iid}/approvals`, `versions` to
 * `…/versions`, all pages in one list. GitLab keeps when somebody approved and not what: that is the head of the version that was
 * the newest then. An approval without a time (GitLab before 18.5) saw nothing. HelixError evidence/reviews.
 */
export function readGitLabReviews(json: unknown): HostReview[] {
  return toldBy('GitLab', 'what GitLab answers about one merge request: {"approvals": {…}, "versions": […]}', () => {
    const answers = anyObject(json, 'the reviews')
    const { iid, approvedBy } = readApprovals(answers['approvals'], 'approvals')
    const versions = listOf(readVersion)(answers['versions'], 'versions')
    return approvedBy.flatMap(({ login, at }) => {
      const shown = versions.filter((version) => version.at < at).toSorted((one, other) => other.at - one.at)[0]
      return shown === undefined ? [] : [{ host: 'gitlab', id: `!${iid}`, saw: shown.head, login, said: '' }]
    })
  })
}

interface GitLabApprovals {
  /** Number of the merge request within its project. */
  iid: number
  approvedBy: { login: string; at: number }[]
}

const readApprovals: Decoder<GitLabApprovals> = (value, at) => {
  const entry = anyObject(value, at)
  return {
    iid: count(entry['iid'], `${at}.iid`),
    approvedBy: listOf(readApproval)(entry['approved_by'], `${at}.approved_by`),
  }
}

const readApproval: Decoder<GitLabApprovals['approvedBy'][number]> = (value, at) => {
  const entry = anyObject(value, at)
  const user = anyObject(entry['user'], `${at}.user`)
  const given = entry['approved_at'] ?? null
  return {
    login: text(user['username'], `${at}.user.username`),
    at: given === null ? Number.NEGATIVE_INFINITY : time(given, `${at}.approved_at`),
  }
}

const readVersion: Decoder<{ head: string; at: number }> = (value, at) => {
  const entry = anyObject(value, at)
  return {
    head: oid(entry['head_commit_sha'], `${at}.head_commit_sha`),
    at: time(entry['created_at'], `${at}.created_at`),
  }
}

/** RFC 3339, as milliseconds since the epoch. */
const time: Decoder<number> = (value, at) => {
  const milliseconds = Date.parse(text(value, at))
  if (Number.isNaN(milliseconds)) throw new ShapeError(at, 'a time', value)
  return milliseconds
}

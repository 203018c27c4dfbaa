import { readFile } from 'node:fs/promises'
import { type Approval, type Finding, HelixError, type Oid } from '@helix/core'
import { approvalsByReview, type HostReview, reviewReaders, type SeenDigest } from '@helix/evidence'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import { type RequestCommits, type ReviewedRange, seenAt } from './seen-at.ts'

/**
 * The approvals in reviews of the host that somebody hands in as the JSON of its API: HELIX_REVIEWS names the file. A review
 * approves what the commit that it saw shows. HelixErrors verify/reviews (the file), evidence/reviews (what is in it).
 */
export async function hostApprovals({ env }: Pick<Io, 'env'>, git: Git, range: ReviewedRange): Promise<Approval[]> {
  const path = env['HELIX_REVIEWS'] ?? ''
  if (path === '') return []
  return (await weighReviews(git, reviewReaders.github(await readJson(path)), range, null)).approvals
}

/** What reviews of one pull request amount to (null: nobody said which), with notes about those that count for nothing. */
export async function weighReviews(
  git: Git,
  reviews: readonly HostReview[],
  range: ReviewedRange,
  request: RequestCommits | null,
): Promise<{ approvals: Approval[]; findings: Finding[] }> {
  const seen = new Map<Oid, SeenDigest[]>()
  for (const saw of new Set(reviews.map((review) => review.saw))) seen.set(saw, await seenAt(git, saw, range, request))
  const reviewers = range.policy.reviewers ?? {}
  return approvalsByReview(reviews, { reviewers, seenAt: (commit) => seen.get(commit) ?? [] })
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new HelixError('verify/reviews', `HELIX_REVIEWS names ${path}, which is no readable JSON`, {
      hint: 'gh api --paginate "repos/{owner}/{repo}/pulls/<number>/reviews" > reviews.json',
      cause,
    })
  }
}

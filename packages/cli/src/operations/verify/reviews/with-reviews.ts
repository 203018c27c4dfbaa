import { type Finding, HelixError, type HostName, type Oid } from '@helix/core'
import { fetchRef, type Git, resolve } from '@helix/git'
import type { Io } from '../../../io.ts'
import { hostOf } from '../../../hosts/host.ts'
import { weighReviews } from '../../../repository/approvals/host-reviews.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'
import { githubReviews } from './github-requests.ts'
import { gitlabReviews } from './gitlab-requests.ts'
import type { ReviewHost } from './review-host.ts'

const reviewHosts: Readonly<Record<HostName, ReviewHost>> = { github: githubReviews, gitlab: gitlabReviews }

export interface Reviewed {
  /** With the approvals in reviews. */
  here: Here
  /** Logins that the base's playbook names. */
  reviewers: string[]
  /** About reviews that count for nothing. */
  notes: Finding[]
}

/** Where the commits lie that somebody reviewed and that are not here. */
const kept = 'refs/helix/reviewed/'

/**
 * Where a branch stands, with the approvals in reviews of the pull requests that brought its commits, asked of the host whose job
 * this is. Nobody is asked where the base's playbook names no reviewer. HelixErrors verify/reviews-unasked (nobody to ask, or no answer),
 * evidence/reviews, git/remote-failed.
 */
export async function withReviews(io: Io, here: Here): Promise<Reviewed> {
  const { git, standing } = here
  const policy = await basePolicy(git, standing)
  const range = { ...standing, policy }
  const reviewers = Object.keys(policy.reviewers ?? {})
  const named = new Set(reviewers.map((login) => login.toLowerCase()))
  if (named.size === 0 || standing.stands.length === 0) return { here, reviewers, notes: [] }
  const reviews = [...standing.reviews]
  const notes: Finding[] = []
  for (const request of await hostOfJob(io).requests(io, here)) {
    const counting = request.reviews.filter(({ login }) => named.has(login.toLowerCase()))
    const held = await fetchAll(git, new Set([request.onto, request.head, ...counting.map(({ saw }) => saw)]))
    if (!held.has(request.onto) || !held.has(request.head)) continue
    const { approvals, findings } = await weighReviews(git, request.reviews, range, request)
    reviews.push(...approvals)
    notes.push(...findings)
  }
  return { here: { ...here, standing: { ...standing, reviews } }, reviewers, notes }
}

function hostOfJob({ env }: Io): ReviewHost {
  const host = hostOf(env)
  if (host !== null) return reviewHosts[host]
  throw new HelixError(
    'verify/reviews-unasked',
    '--reviews asks the host whose job this is, and this is a job of none',
    {
      hint: 'in a job of GitHub or GitLab; elsewhere name a file: HELIX_REVIEWS=reviews.json helix verify',
    },
  )
}

/** Those of the commits that are here, or that the remote gives: one that was pushed over may be gone. */
async function fetchAll(git: Git, commits: ReadonlySet<Oid>): Promise<Set<Oid>> {
  const here = new Set<Oid>()
  for (const commit of commits) {
    const isHere = (await resolve(git, commit)) !== null
    if (isHere || (await fetchRef(git, 'origin', commit, `${kept}${commit}`)) === 'ok') here.add(commit)
  }
  return here
}

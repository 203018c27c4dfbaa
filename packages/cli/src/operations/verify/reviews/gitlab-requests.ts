import { reviewReaders } from '@helix/evidence'
import { z } from 'zod'
import type { Io } from '../../../io.ts'
import type { Here } from '../../../repository/open.ts'
import { type HostApi, jsonApi, safeAddress } from '../../../hosts/json-api.ts'
import { askFor, askForAll, oid, unasked } from './ask-all.ts'
import { byOthers, landings, type ReviewedRequest, type ReviewHost } from './review-host.ts'

const allow = 'set the variable HELIX_REVIEW_TOKEN to a project access token with read_api'

const merge = z.object({
  iid: z.number(),
  state: z.string(),
  target_branch: z.string(),
  author: z.object({ username: z.string() }).nullable(),
  sha: z.string().nullable(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
})
type Merge = z.infer<typeof merge>
const version = z.object({ head_commit_sha: oid, base_commit_sha: oid, created_at: z.string() })

export const gitlabReviews: ReviewHost = {
  allow,
  async requests(io, here) {
    const api = openProject(io)
    const requests: ReviewedRequest[] = []
    for (const one of await mergesFor(io.env, api, here)) {
      const of = `/merge_requests/${one.iid}`
      const approvals = await askFor(api, `${of}/approvals`, z.unknown(), allow)
      const versions = await askForAll(api, `${of}/versions`, version, allow)
      const newest = versions.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))[0]
      if (newest === undefined) continue
      const reviews = byOthers(reviewReaders.gitlab({ approvals, versions }), one.author?.username ?? null)
      requests.push({ head: newest.head_commit_sha, onto: newest.base_commit_sha, reviews })
    }
    return requests
  },
}

/** The API of the project whose job this is. Its own token may not ask for merge requests on every GitLab. */
function openProject({ env, signal }: Pick<Io, 'env' | 'signal'>): HostApi {
  const base = safeAddress(env['CI_API_V4_URL'] ?? '', 'CI_API_V4_URL')
  if (typeof base === 'string') throw unasked('GitLab', base, allow)
  const token = env['HELIX_REVIEW_TOKEN'] ?? ''
  const own = { 'job-token': env['CI_JOB_TOKEN'] ?? '' }
  // The pipeline of a fork runs in the fork, and the merge request is the other project's.
  const id = env['CI_MERGE_REQUEST_PROJECT_ID'] ?? env['CI_PROJECT_ID'] ?? ''
  const project = new URL(`${base.href.replace(/\/$/, '')}/projects/${encodeURIComponent(id)}`)
  const headers = { ...(token === '' ? own : { 'private-token': token }), 'user-agent': 'helix' }
  return jsonApi({ base: project, headers, signal })
}

/** The merge request of this pipeline, and those that were merged with a commit of the range. */
async function mergesFor(env: Io['env'], api: HostApi, here: Here): Promise<Merge[]> {
  const own = env['CI_MERGE_REQUEST_IID'] ?? ''
  if (own !== '') return [await askFor(api, `/merge_requests/${own}`, merge, allow)]
  const found = new Map<number, Merge>()
  const range = new Set(here.standing.stands.map(({ increment }) => increment.commit))
  for (const { commit } of landings(here)) {
    const those = await askFor(api, `/repository/commits/${commit}/merge_requests?per_page=100`, z.array(merge), allow)
    for (const one of those) {
      const ends = [one.merge_commit_sha, one.squash_commit_sha, one.sha]
      const isHere = ends.some((end) => range.has(end ?? ''))
      if (isHere && one.state === 'merged' && one.target_branch === env['CI_COMMIT_BRANCH']) found.set(one.iid, one)
    }
  }
  return [...found.values()]
}

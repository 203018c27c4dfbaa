import type { Oid } from '@helix/core'
import { reviewReaders } from '@helix/evidence'
import { listRefs } from '@helix/git'
import { z } from 'zod'
import type { Here } from '../../../repository/open.ts'
import { openGithub } from '../../../hosts/github-api.ts'
import type { HostApi } from '../../../hosts/json-api.ts'
import { askFor, askForAll, oid, unasked } from './ask-all.ts'
import { byOthers, landings, type ReviewedRequest, type ReviewHost } from './review-host.ts'

const allow = 'give the job judge the permission pull-requests: read, and its steps GITHUB_TOKEN'

const pull = z.object({
  number: z.number(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
  head: z.object({ sha: oid }),
  base: z.object({ ref: z.string() }),
})
type Pull = z.infer<typeof pull>

/** A pull request, and the commit with which it lands here. */
interface Landing {
  pull: Pull
  onto: Oid
}

export const githubReviews: ReviewHost = {
  allow,
  async requests(io, here) {
    const api = openGithub(io, { host: 'github.com', path: io.env['GITHUB_REPOSITORY'] ?? '' })
    if (typeof api === 'string') throw unasked('GitHub', api, allow)
    const landed = await landingsFor(io.env['GITHUB_REF'] ?? '', api, here)
    const requests: ReviewedRequest[] = []
    for (const { pull: one, onto } of landed) {
      const reviews = reviewReaders.github(await askForAll(api, `/pulls/${one.number}/reviews`, z.unknown(), allow))
      requests.push({ head: one.head.sha, onto, reviews: byOthers(reviews, one.user?.login ?? null) })
    }
    return requests
  },
}

async function landingsFor(ref: string, api: HostApi, here: Here): Promise<Landing[]> {
  const [, request] = /^refs\/pull\/(\d+)\/merge$/.exec(ref) ?? []
  if (request !== undefined) return openAt(api, here, new Map([[request, here.head]]))
  if (isQueued(ref)) return openAt(api, here, await queued(ref, here))
  return mergedInto(ref.replace(/^refs\/heads\//, ''), api, here)
}

/** Pull requests that are not merged yet, each with the commit that would land it. */
async function openAt(api: HostApi, here: Here, numbers: ReadonlyMap<string, Oid>): Promise<Landing[]> {
  const below = new Map(landings(here).map(({ commit, onto }) => [commit, onto]))
  const found: Landing[] = []
  for (const [number, commit] of numbers) {
    const onto = below.get(commit)
    if (onto !== undefined) found.push({ pull: await askFor(api, `/pulls/${number}`, pull, allow), onto })
  }
  return found
}

const queue = 'refs/heads/gh-readonly-queue/'
const isQueued = (ref: string): boolean => ref.startsWith(queue)

/** The host names each entry of its merge queue: this one, and those before it that have not landed. */
async function queued(ref: string, { git, head }: Here): Promise<Map<string, Oid>> {
  const others = await listRefs(git, 'refs/remotes/origin/gh-readonly-queue/')
  const entries: [string, Oid][] = [...others, [ref, head]]
  return new Map(
    entries.flatMap(([name, commit]): [string, Oid][] => {
      const [, number] = /\/pr-(\d+)-[0-9a-f]+$/.exec(name) ?? []
      return number === undefined ? [] : [[number, commit]]
    }),
  )
}

/** Of a push: the pull requests that were merged with a commit of it. Of those that were merged before, a yes has served. */
async function mergedInto(branch: string, api: HostApi, here: Here): Promise<Landing[]> {
  const found = new Map<number, Landing>()
  const below = new Map(landings(here).map(({ commit, onto }) => [commit, onto]))
  for (const commit of below.keys()) {
    for (const one of await askFor(api, `/commits/${commit}/pulls?per_page=100`, z.array(pull), allow)) {
      const onto = below.get(one.merge_commit_sha ?? '')
      if (onto !== undefined && one.merged_at !== null && one.base.ref === branch)
        found.set(one.number, { pull: one, onto })
    }
  }
  return [...found.values()]
}

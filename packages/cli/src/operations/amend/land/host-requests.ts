import type { HostName } from '@helix/core'
import { z } from 'zod'
import type { Io } from '../../../io.ts'
import type { Answer } from '../../../hosts/answer.ts'
import { openGithub } from '../../../hosts/github-api.ts'
import type { Remote } from '../../../hosts/remote.ts'
import { openGitlab } from '../../../hosts/gitlab-api.ts'

/** One branch that is to be merged into another one. */
export interface MergeRequest {
  from: string
  onto: string
  title: string
  /** Markdown. */
  text: string
}

export interface OpenRequest {
  url: string
  /** It was there already. */
  existed: boolean
}

/** How one host takes requests to merge. */
interface RequestHost {
  /** Opens one, or finds the one that is open; in words why not. */
  open(io: Pick<Io, 'env' | 'signal'>, remote: Remote, request: MergeRequest): Promise<OpenRequest | string>
  /** The page and the command with which a person opens it. */
  byHand(remote: Remote, request: MergeRequest): { page: string; command: string }
}

const pull = z.object({ html_url: z.string() })
const merge = z.object({ web_url: z.string() })

export const requestHosts: Readonly<Record<HostName, RequestHost>> = {
  github: {
    async open(io, remote, { from, onto, title, text }) {
      const api = openGithub(io, remote)
      if (typeof api === 'string') return api
      const owner = remote.path.split('/', 1)[0] ?? ''
      const query = new URLSearchParams({ state: 'open', head: `${owner}:${from}`, base: onto })
      const open = await api.ask(`/pulls?${query.toString()}`, z.array(pull))
      const held = firstOf(open)
      if (held !== null) return { url: held.html_url, existed: true }
      return madeOf(
        await api.make('/pulls', { title, head: from, base: onto, body: text }, pull),
        (one) => one.html_url,
      )
    },
    byHand: ({ host, path }, { from, onto }) => ({
      page: `https://${host}/${path}/compare/${encoded(onto)}...${encoded(from)}?expand=1`,
      command: `gh pr create --base ${onto} --head ${from} --fill`,
    }),
  },
  gitlab: {
    async open(io, remote, { from, onto, title, text }) {
      const api = openGitlab(io, remote)
      if (typeof api === 'string') return api
      const branches = { source_branch: from, target_branch: onto }
      const query = new URLSearchParams({ state: 'opened', ...branches })
      const held = firstOf(await api.ask(`/merge_requests?${query.toString()}`, z.array(merge)))
      if (held !== null) return { url: held.web_url, existed: true }
      return madeOf(
        await api.make('/merge_requests', { ...branches, title, description: text }, merge),
        (one) => one.web_url,
      )
    },
    byHand({ host, path }, { from, onto }) {
      const query = new URLSearchParams({ 'merge_request[source_branch]': from, 'merge_request[target_branch]': onto })
      return {
        page: `https://${host}/${path}/-/merge_requests/new?${query.toString()}`,
        command: `glab mr create --source-branch ${from} --target-branch ${onto} --fill`,
      }
    },
  },
}

function firstOf<T>(answer: Answer<T[]>): T | null {
  return answer.known ? (answer.value?.[0] ?? null) : null
}

function madeOf<T>(answer: Answer<T>, urlOf: (made: T) => string): OpenRequest | string {
  if (!answer.known) return answer.why
  return answer.value === null ? 'the host made none' : { url: urlOf(answer.value), existed: false }
}

/** Names of branches keep their slashes. */
function encoded(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/')
}

import { readChain } from '@helix/beacon'
import type { HostName } from '@helix/core'
import { type Git, headState } from '@helix/git'
import { openGithub } from '../../../hosts/github-api.ts'
import type { Io } from '../../../io.ts'
import { policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import type { Remote } from '../../../hosts/remote.ts'
import { type HostPlace, readHostPlace } from '../../host-place.ts'
import { type AskedAbout, askGithub, type HostAnswers, nobodyAsked } from './ask-github.ts'

/** What can be known about the host of a repository, here and by asking it. */
export interface HostFacts extends HostPlace {
  /** Digest of the chain's first judgement; null while there is none. */
  genesis: string | null
  /** Logins whose reviews count by HEAD's playbook; none where it cannot be read. */
  reviewers: readonly string[]
  answers: HostAnswers
}

/** Reads the repository, then asks the host where that is possible. HelixErrors `git/…`, init/manifest, `beacon/…`. */
export async function gatherHostFacts(io: Io, git: Git): Promise<HostFacts> {
  const [place, { records }, reviewers] = await Promise.all([
    readHostPlace(io, git),
    readChain(git),
    readReviewers(git),
  ])
  const answers = await answersOf(io, { ...place, reviewers })
  return { ...place, genesis: records[0]?.digest ?? null, reviewers, answers }
}

/** What is wrong with a playbook is for other checks to say. */
async function readReviewers(git: Git): Promise<string[]> {
  const { commit } = await headState(git)
  const policy = commit === null ? null : await unlessUnreadable(policyAt(git, commit))
  return Object.keys(policy?.reviewers ?? {})
}

async function answersOf(
  io: Io,
  { remote, host, branch, reviewers }: Pick<HostFacts, 'remote' | 'host' | 'branch' | 'reviewers'>,
): Promise<HostAnswers> {
  const about = { landing: branch, reviewers }
  if (remote === null) return nobodyAsked('origin is no address of a host', about)
  if (host === null) return nobodyAsked(`${remote.host} is neither known as GitHub nor as GitLab`, about)
  return asking[host](io, remote, about)
}

/** How each host is asked how it is set up. */
const asking: Readonly<Record<HostName, (io: Io, remote: Remote, about: AskedAbout) => Promise<HostAnswers>>> = {
  async github(io, remote, about) {
    const api = openGithub(io, remote)
    return typeof api === 'string' ? nobodyAsked(api, about) : askGithub(api, about)
  },
  gitlab: async (_io, _remote, about) => nobodyAsked("Helix does not ask GitLab's API", about),
}

import { readChain } from '@helix/beacon'
import { type Git, headState } from '@helix/git'
import { openGithub } from '../../../hosts/github-api.ts'
import type { Io } from '../../../io.ts'
import { policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import { type HostPlace, readHostPlace } from '../../host-place.ts'
import { askGithub, type HostAnswers, nobodyAsked } from './ask-github.ts'

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
  place: Pick<HostFacts, 'remote' | 'host' | 'branch' | 'reviewers'>,
): Promise<HostAnswers> {
  const { remote, host, branch, reviewers } = place
  if (remote === null) return nobodyAsked('origin is no address of a host', place)
  if (host === 'gitlab') return nobodyAsked("Helix does not ask GitLab's API", place)
  if (host === null) return nobodyAsked(`${remote.host} is neither known as GitHub nor as GitLab`, place)
  const api = openGithub(io, remote)
  return typeof api === 'string' ? nobodyAsked(api, place) : askGithub(api, { landing: branch, reviewers })
}

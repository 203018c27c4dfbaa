import { join } from 'node:path'
import { readChain } from '@helix/beacon'
import { config, defaultBranch, type Git, headState, readBlobs, readTree } from '@helix/git'
import type { Io } from '../../../io.ts'
import { type HostName, hostOf } from '../../../render/hosted/host.ts'
import { policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import { readLocal } from '../../../repository/local/local-state.ts'
import { type GeneratedManifest, manifestPath, parseGeneratedManifest } from '../../init/generated-manifest.ts'
import { askGithub, type HostAnswers, nobodyAsked } from './ask-github.ts'
import { openGithub } from '../../../hosts/github-api.ts'
import { parseRemote, type Remote } from '../../../hosts/remote.ts'

/** Which host a repository has, as far as it tells without being asked. */
export interface HostPlace {
  /** Null where origin is no address of a host. */
  remote: Remote | null
  host: HostName | null
  /** The branch that work lands on, without `refs/heads/`. */
  branch: string
  /** Files of HEAD that tell a host what to run, by path. */
  jobs: ReadonlyMap<string, string>
  generated: GeneratedManifest | null
}

/** What can be known about the host of a repository, here and by asking it. */
export interface HostFacts extends HostPlace {
  /** Digest of the chain's first judgement; null while there is none. */
  genesis: string | null
  /** Logins whose reviews count by HEAD's playbook; none where it cannot be read. */
  reviewers: readonly string[]
  answers: HostAnswers
}

const tellsHost = /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$/

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

/** Reads which host a repository has, and asks nobody. HelixErrors `git/…`, init/manifest. */
export async function readHostPlace(io: Io, git: Git): Promise<HostPlace> {
  const [address, remembered, { branch, commit }, manifest] = await Promise.all([
    config(git, 'remote.origin.url'),
    defaultBranch(git),
    headState(git),
    readLocal(join(git.root, manifestPath)),
  ])
  const remote = address === null ? null : parseRemote(address)
  const generated = manifest === null ? null : parseGeneratedManifest(manifest)
  const landing = generated?.ci?.branch ?? (remembered ?? branch ?? 'refs/heads/main').replace(/^refs\/heads\//, '')
  const jobs = commit === null ? new Map<string, string>() : await readJobs(git, commit)
  return { remote, host: findHost({ io, remote, generated, jobs }), branch: landing, jobs, generated }
}

async function readJobs(git: Git, commit: string): Promise<Map<string, string>> {
  const entries = (await readTree(git, commit)).filter(
    ({ path, mode }) => tellsHost.test(path) && mode.startsWith('100'),
  )
  const blobs = await readBlobs(git, entries.map(({ oid }) => oid)) // prettier-ignore
  return new Map(entries.map(({ path, oid }) => [path, Buffer.from(blobs.get(oid) ?? []).toString('utf8')]))
}

interface Signs extends Pick<HostFacts, 'remote' | 'generated' | 'jobs'> {
  io: Io
}

/** Its name, then what was set up for it, then whose job this is. */
function findHost({ io, remote, generated, jobs }: Signs): HostName | null {
  const byName = (['github', 'gitlab'] as const).find((name) => remote?.host === `${name}.com`)
  if (byName !== undefined) return byName
  if (generated?.ci !== undefined) return generated.ci.host
  if (jobs.has('.gitlab-ci.yml')) return 'gitlab'
  return jobs.size > 0 ? 'github' : hostOf(io.env)
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

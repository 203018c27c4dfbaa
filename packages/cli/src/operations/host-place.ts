import { join } from 'node:path'
import { type HostName, hostNames } from '@helix/core'
import { config, defaultBranch, type Git, headState, readBlobs, readTree } from '@helix/git'
import { hostOf, hosts } from '../hosts/host.ts'
import { parseRemote, type Remote } from '../hosts/remote.ts'
import type { Io } from '../io.ts'
import { readLocal } from '../repository/local/local-state.ts'
import { type GeneratedManifest, manifestPath, parseGeneratedManifest } from '../repository/generated-manifest.ts'

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
    ({ path, mode }) => hostNames.some((name) => hosts[name].jobs.test(path)) && mode.startsWith('100'),
  )
  const blobs = await readBlobs(git, entries.map(({ oid }) => oid)) // prettier-ignore
  return new Map(entries.map(({ path, oid }) => [path, Buffer.from(blobs.get(oid) ?? []).toString('utf8')]))
}

interface Signs extends Pick<HostPlace, 'remote' | 'generated' | 'jobs'> {
  io: Io
}

/** Its name, then what was set up for it, then whose job this is. */
function findHost({ io, remote, generated, jobs }: Signs): HostName | null {
  const byName = hostNames.find((name) => remote?.host === hosts[name].domain)
  if (byName !== undefined) return byName
  if (generated?.ci !== undefined) return generated.ci.host
  // Of several the last: a copy on another host keeps GitHub's workflows.
  return hostNames.findLast((name) => [...jobs.keys()].some((path) => hosts[name].jobs.test(path))) ?? hostOf(io.env)
}

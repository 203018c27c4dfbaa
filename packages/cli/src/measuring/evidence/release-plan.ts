import type { Finding, Oid } from '@helix/core'
import type { ReleasePlan } from '@helix/gates'
import { type Git, listRefs, log, taggedCommits } from '@helix/git'
import { parseMessage } from '@helix/commits'
import { bump, type Bump, newestVersion } from '../../decide/next-version.ts'
import type { Situation } from '../situation.ts'

const prefix = 'refs/tags/release/'

/**
 * The release that the cycle's end would make: the version that its commits ask for, after the releases of cycles that ended
 * before it and have no tag yet, and its tag. Null between cycles.
 */
export async function planRelease(
  git: Git,
  { cycleStart, parent, ended }: Pick<Situation, 'cycleStart' | 'parent' | 'ended'>,
): Promise<ReleasePlan | null> {
  if (cycleStart === null) return null
  const asked = async (from: Oid, to: Oid) => bumpsOf(await log(git, { from: [from], to }))
  const released = new Set((await taggedCommits(git, 'release/')).map(({ commit }) => commit))
  const untagged = ended.filter(({ to }) => !released.has(to))
  const [tags, earlier, own] = await Promise.all([
    listRefs(git, 'refs/tags/'),
    Promise.all(untagged.map(({ from, to }) => asked(from, to))),
    asked(cycleStart, parent),
  ])
  const version = bump(earlier.reduce<string | null>(bump, newestRelease([...tags.keys()])), own)
  return {
    tag: `release/${version}`,
    tagExists: tags.has(`${prefix}${version}`),
    version,
    problems: tags.has('refs/tags/release') ? [blocked] : [],
  }
}

/** The version of the newest release; before the first one that Helix tags, of the project's own tags `v1.2.3` and `1.2.3`. */
function newestRelease(tags: readonly string[]): string | null {
  const versions = (form: RegExp) => newestVersion(tags.flatMap((tag) => form.exec(tag)?.[1] ?? []))
  return versions(/^refs\/tags\/release\/(.+)$/) ?? versions(/^refs\/tags\/v?(\d.*)$/)
}

function bumpsOf(commits: readonly { message: string }[]): Bump[] {
  return commits.map(({ message }) => {
    const { breaking, type } = parseMessage(message)
    if (breaking) return 'major'
    return type.toLowerCase() === 'feat' ? 'minor' : 'patch'
  })
}

const blocked: Finding = {
  severity: 'error',
  code: 'RELEASE-TAG-BLOCKED',
  message: 'a tag named "release" exists, so git cannot make any tag below release/',
  fix: 'git tag -m "renamed" release-old release && git tag -d release',
}

import type { Finding } from '@helix/core'
import type { ReleasePlan } from '@helix/gates'
import { type Git, listRefs, log } from '@helix/git'
import { parseMessage } from '@helix/commits'
import { bump, type Bump, newestVersion } from '../../decide/next-version.ts'
import type { Situation } from '../situation.ts'

const prefix = 'refs/tags/release/'

/** The release that the cycle's end would make: the version that its commits ask for, and its tag. Null between cycles. */
export async function planRelease(
  git: Git,
  { cycleStart, parent }: Pick<Situation, 'cycleStart' | 'parent'>,
): Promise<ReleasePlan | null> {
  if (cycleStart === null) return null
  const [tags, commits] = await Promise.all([listRefs(git, 'refs/tags/'), log(git, { from: [cycleStart], to: parent })])
  const version = bump(
    newestRelease([...tags.keys()]),
    commits.map(({ message }) => bumpOf(message)),
  )
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

function bumpOf(text: string): Bump {
  const { breaking, type } = parseMessage(text)
  if (breaking) return 'major'
  return type.toLowerCase() === 'feat' ? 'minor' : 'patch'
}

const blocked: Finding = {
  severity: 'error',
  code: 'RELEASE-TAG-BLOCKED',
  message: 'a tag named "release" exists, so git cannot make any tag below release/',
  fix: 'git tag -m "renamed" release-old release && git tag -d release',
}

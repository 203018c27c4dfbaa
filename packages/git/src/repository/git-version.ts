import { HelixError } from '@helix/core'
import { mustGitLine } from '../plumbing/run-git.ts'

/** The oldest git that answers everything which Helix asks (major, minor). */
export const oldestGit = [2, 34] as const

/** Throws HelixError `git/too-old` when the git on PATH is older than `least` (major, minor). */
export async function requireGitVersion(cwd: string, least: readonly [number, number]): Promise<void> {
  const found = await mustGitLine(cwd, ['version'])
  if (isGitAtLeast(found, least)) return
  throw new HelixError('git/too-old', `${found}; Helix needs git ${least.join('.')} or newer`, {
    hint: 'Install a newer git: https://git-scm.com/downloads',
  })
}

/** Whether a text like `git version 2.39.5 (Apple Git-154)` names at least that version. */
export function isGitAtLeast(text: string, [major, minor]: readonly [number, number]): boolean {
  const found = /(\d+)\.(\d+)/.exec(text)
  if (!found) return false
  const [foundMajor, foundMinor] = [Number(found[1]), Number(found[2])]
  return foundMajor > major || (foundMajor === major && foundMinor >= minor)
}

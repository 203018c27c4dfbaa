import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, openGit } from '@helix/git'
import type { Io } from '../io.ts'
import { type Standing, standingAt } from './standing.ts'

export interface Here {
  git: Git
  /** Full name of the checked-out branch; null when HEAD is detached. */
  branch: string | null
  head: Oid
  standing: Standing
}

/**
 * The repository that the command was called in, with where its HEAD stands. HelixError `git/…`, `playbook/…`,
 * `repository/unborn` (no commit yet), `repository/not-adopted` (no playbook).
 */
export async function openHere(io: Io): Promise<Here> {
  const git = await openGit(io.cwd)
  const { branch, commit } = await headState(git)
  if (commit === null) {
    throw new HelixError('repository/unborn', 'this repository has no commit yet, so there is nothing to stand on', {
      hint: 'git add -A && git commit -m "chore: begin", then: helix init',
    })
  }
  const standing = await standingAt(git, commit)
  if (standing === null) {
    throw new HelixError('repository/not-adopted', 'this commit has no playbook.yml, so no step is active', {
      hint: 'helix init, then commit what it wrote',
    })
  }
  return { git, branch, head: commit, standing }
}

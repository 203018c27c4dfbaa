import { HelixError } from '@helix/core'
import { oldestGit, requireGitVersion } from './git-version.ts'
import { findPlainRepository } from './plain-repository.ts'
import { type GitAnswer, gitFailed, runGit } from '../plumbing/run-git.ts'
import type { Git } from '../git.ts'

export interface OpenOptions {
  /** Also open a repository without a working tree. */
  bare?: boolean
  /** Ask git for its version first, which costs a process. Without, one that is too old is told by what it cannot answer. */
  checkVersion?: boolean
}

/**
 * Finds the repository that a folder lies in. HelixError `git/not-a-repo`, `git/bare`, `git/dubious-ownership`,
 * `git/missing`, `git/too-old`, `git/no-folder`.
 */
export async function openGit(cwd: string, { bare = false, checkVersion = true }: OpenOptions = {}): Promise<Git> {
  if (checkVersion) await requireGitVersion(cwd, oldestGit)
  return findPlainRepository(cwd) ?? askGit(cwd, bare)
}

async function askGit(cwd: string, bare: boolean): Promise<Git> {
  const answer = await runGit(cwd, question)
  // A bare repository has no top level: git answers all but the last part of the question, then fails.
  const [isBare, isInside, gitDir, commonDir, format, top] = answer.stdout.toString('utf8').split('\n')
  if (!gitDir || !commonDir) throw notOpened(cwd, answer)
  const objectFormat = format === 'sha256' ? 'sha256' : 'sha1'
  if (isBare === 'true') {
    if (bare) return { root: gitDir, gitDir, commonDir, bare: true, objectFormat }
    throw new HelixError('git/bare', `${gitDir} is a bare repository; Helix works in a working tree`, {
      hint: `work in a clone: git clone ${gitDir} <folder>`,
    })
  }
  if (isInside !== 'true' || !top) {
    throw new HelixError('git/not-a-repo', `${cwd} lies inside git's own folder, not in a working tree`, {
      hint: 'Change to the folder that holds your files.',
    })
  }
  return { root: top, gitDir, commonDir, bare: false, objectFormat }
}

const question = [
  'rev-parse',
  '--path-format=absolute',
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--absolute-git-dir',
  '--git-common-dir',
  '--show-object-format',
  '--show-toplevel',
]

function notOpened(cwd: string, answer: GitAnswer): HelixError {
  if (answer.stderr.includes('not a git repository')) {
    return new HelixError('git/not-a-repo', `${cwd} is not in a git repository`, { hint: 'git init' })
  }
  const owned = /detected dubious ownership in repository at '(.+)'/.exec(answer.stderr)
  if (owned) {
    return new HelixError('git/dubious-ownership', `${owned[1]} belongs to another user, so git does not read it`, {
      hint: `git config --global --add safe.directory ${owned[1]}`,
    })
  }
  return gitFailed(question, answer)
}

import { HelixError, type Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'

export interface Identity {
  name: string
  email: string
}

export interface CommitContent {
  tree: Oid
  parents: readonly Oid[]
  /** Stored as it is. */
  message: string
  /** The user of the repository by default. */
  author?: Identity
  /** The user of the repository by default. */
  committer?: Identity
  /** Seconds since the epoch for both stamps; now by default. */
  date?: number
  /** A commit of the user's own: signed where `commit.gpgSign` says so, as `git commit` does it and `git commit-tree` does not. */
  own?: boolean
}

/** Writes a commit object; no ref moves and no hook runs. HelixError `git/no-identity`, `git/failed`. */
export async function commitTree(git: Git, content: CommitContent): Promise<Oid> {
  const parents = content.parents.flatMap((parent) => ['-p', parent])
  const signed = content.own === true && (await signsCommits(git)) ? ['-S'] : []
  const args = ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', ...signed, content.tree, ...parents]
  const env = {
    ...stamp('AUTHOR', content.author, content.date),
    ...stamp('COMMITTER', content.committer, content.date),
  }
  const answer = await runGit(git.root, args, { env, input: content.message })
  if (answer.code === 0) return answer.stdout.toString('utf8').trimEnd()
  throw noIdentity(answer.stderr) ?? gitFailed(args, answer)
}

async function signsCommits(git: Git): Promise<boolean> {
  const { stdout } = await runGit(git.root, ['config', '--type=bool', '--get', 'commit.gpgSign'])
  return stdout.toString('utf8') === 'true\n'
}

function stamp(
  who: 'AUTHOR' | 'COMMITTER',
  identity: Identity | undefined,
  date: number | undefined,
): NodeJS.ProcessEnv {
  return {
    ...(identity && { [`GIT_${who}_NAME`]: identity.name, [`GIT_${who}_EMAIL`]: identity.email }),
    ...(date !== undefined && { [`GIT_${who}_DATE`]: `@${date} +0000` }),
  }
}

/** The error for a git that does not know who the user is; undefined when it said something else. */
export function noIdentity(said: string): HelixError | undefined {
  if (!/tell me who you are|empty ident name|unable to auto-detect email|no (?:email|name) was given/i.test(said))
    return undefined
  return new HelixError('git/no-identity', 'git does not know who you are', {
    hint: 'git config user.name "<name>" && git config user.email <address>',
  })
}

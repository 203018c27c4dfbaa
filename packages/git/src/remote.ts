import { HelixError, type RefName } from '@helix/core'
import type { Git } from './open-git.ts'
import { gitFailed, runGit } from './plumbing/run-git.ts'

/** Milliseconds that a remote may take for one fetch or push. */
const patience = 120_000

/**
 * Pushes one ref, never forced: `rejected` when the remote's has moved, and then nothing has changed there.
 * `src` '' deletes. HelixError `git/push-refused` (a hook or rule of the remote), `git/remote-failed`, `git/timeout`.
 */
export async function pushRef(git: Git, remote: string, src: string, dst: RefName): Promise<'ok' | 'rejected'> {
  const args = ['push', '--porcelain', '--no-follow-tags', '--recurse-submodules=no', remote, `${src}:${dst}`]
  const answer = await runGit(git.root, args, { timeout: patience })
  if (answer.code === 0) return 'ok'
  // git-push(1), OUTPUT: `!<TAB>from:to<TAB>[summary] (reason)`
  const [, , summary = ''] = /^!.*$/m.exec(answer.stdout.toString('utf8'))?.[0].split('\t') ?? []
  if (
    /\((?:non-fast-forward|fetch first|stale info|already exists|cannot lock ref|failed to update ref|incorrect old value provided)\)/.test(
      summary,
    )
  ) {
    return 'rejected'
  }
  if (summary) {
    throw new HelixError('git/push-refused', `${remote} does not take ${dst}: ${summary}`, {
      hint: lastWords(answer.stderr) || 'Ask who runs the remote which rule stopped it.',
    })
  }
  throw remoteFailed(remote, answer.stderr)
}

/**
 * Fetches one ref of a remote into a local ref, wherever that was before. `absent` when the remote does not have it.
 * HelixError `git/remote-failed`, `git/timeout`.
 */
export async function fetchRef(git: Git, remote: string, src: RefName, dst: RefName): Promise<'ok' | 'absent'> {
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--recurse-submodules=no',
    remote,
    `+${src}:${dst}`,
  ]
  const answer = await runGit(git.root, args, { timeout: patience })
  if (answer.code === 0) return 'ok'
  if (answer.stderr.includes(`couldn't find remote ref ${src}`)) return 'absent'
  if (/^(?:fatal|error): (?:refusing to fetch|cannot lock ref)/m.test(answer.stderr)) throw gitFailed(args, answer)
  throw remoteFailed(remote, answer.stderr)
}

/** The names of the repository's remotes. */
export async function listRemotes(git: Git): Promise<string[]> {
  const answer = await runGit(git.root, ['remote'])
  return answer.stdout.toString('utf8').split('\n').filter(Boolean)
}

function remoteFailed(remote: string, said: string): HelixError {
  return new HelixError('git/remote-failed', `${remote} cannot be reached or read: ${lastWords(said)}`, {
    hint: `git ls-remote ${remote} shows whether you reach it.`,
  })
}

function lastWords(said: string): string {
  const lines = said.split('\n').map((line) => line.replace(/^remote: /, '').trim())
  return lines.filter(Boolean).slice(0, 3).join('; ')
}

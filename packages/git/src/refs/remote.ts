import { HelixError, type Oid, type RefName } from '@helix/core'
import type { Git } from '../git.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'

/** Milliseconds that a remote may take for one fetch or push. */
const patience = 120_000

/**
 * Pushes one ref, never forced: `rejected` when the remote's has moved, and then nothing has changed there.
 * `src` '' deletes. HelixError `git/push-refused` (a hook or rule of the remote), `git/remote-failed`, `git/timeout`.
 */
export async function pushRef(git: Git, remote: string, src: string, dst: RefName): Promise<'ok' | 'rejected'> {
  return (await push(git, remote, [`${src}:${dst}`])).length === 0 ? 'ok' : 'rejected'
}

/**
 * Pushes refs under their own names in one step, never forced: all of them, or none. Answers those of which the remote
 * has another value. HelixErrors as of `pushRef`. A remote that knows no such step gets them one after the other.
 */
export async function pushRefs(git: Git, remote: string, refs: readonly RefName[]): Promise<RefName[]> {
  return push(
    git,
    remote,
    refs.map((ref) => `${ref}:${ref}`),
  )
}

/** The remote has another value than this clone knows of, or another push was faster. */
const raced =
  /\((?:non-fast-forward|fetch first|stale info|already exists|cannot lock ref.*|failed to update ref|incorrect old value provided|atomic transaction failed)\)/
/** It was not this ref that stopped a push of all or none. */
const bystander = /\(atomic push fail(?:ed|ure)\)/

async function push(
  git: Git,
  remote: string,
  specs: readonly string[],
  atomic: readonly string[] = specs.length > 1 ? ['--atomic'] : [],
): Promise<RefName[]> {
  const args = ['push', '--porcelain', '--no-follow-tags', '--recurse-submodules=no', ...atomic, remote, ...specs]
  const answer = await runGit(git.root, args, { timeout: patience })
  if (answer.code === 0) return []
  if (atomic.length > 0 && answer.stderr.includes('does not support --atomic')) return push(git, remote, specs, [])
  // git-push(1), OUTPUT: `!<TAB>from:to<TAB>[summary] (reason)`
  const refusals = [...answer.stdout.toString('utf8').matchAll(/^!\t[^\t:]*:([^\t]*)\t(.*)$/gm)].map(
    ([, ref = '', summary = '']) => ({ ref, summary }),
  )
  const refused = refusals.find(({ summary }) => !raced.test(summary) && !bystander.test(summary))
  if (refused !== undefined) {
    throw new HelixError('git/push-refused', `${remote} does not take ${refused.ref}: ${refused.summary}`, {
      hint: lastWords(answer.stderr) || 'Ask who runs the remote which rule stopped it.',
    })
  }
  if (refusals.length === 0) throw remoteFailed(remote, answer.stderr)
  const own = refusals.filter(({ summary }) => !bystander.test(summary))
  return (own.length > 0 ? own : refusals).map(({ ref }) => ref)
}

/**
 * Fetches one ref of a remote, or a commit by its id, into a local ref, wherever that was before. `absent` when the remote does not
 * have it.
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
  if (absence.some((words) => answer.stderr.includes(`${words} ${src}`))) return 'absent'
  if (/^(?:fatal|error): (?:refusing to fetch|cannot lock ref)/m.test(answer.stderr)) throw gitFailed(args, answer)
  throw remoteFailed(remote, answer.stderr)
}

/**
 * The references of a remote that have exactly one of these names, or lie below one of them. HelixError `git/remote-failed`,
 * `git/timeout`.
 */
export async function readRemoteRefs(git: Git, remote: string, names: readonly RefName[]): Promise<Map<RefName, Oid>> {
  const patterns = names.flatMap((name) => [name, `${name}/*`])
  const answer = await runGit(git.root, ['ls-remote', '--quiet', remote, ...patterns], { timeout: patience })
  if (answer.code !== 0) throw remoteFailed(remote, answer.stderr)
  const lines = [...answer.stdout.toString('utf8').matchAll(/^([0-9a-f]+)\t(.*)$/gm)]
  // git takes a pattern for the end of a name, too.
  const isAsked = (ref: string): boolean => names.some((name) => ref === name || ref.startsWith(`${name}/`))
  return new Map(lines.flatMap(([, oid = '', ref = '']) => (isAsked(ref) ? [[ref, oid]] : [])))
}

/** Of a name, and of a commit that nothing leads to there. */
const absence = ["couldn't find remote ref", 'not our ref']

/** The names of the repository's remotes. */
export async function listRemotes(git: Git): Promise<string[]> {
  const answer = await runGit(git.root, ['remote'])
  return answer.stdout.toString('utf8').split('\n').filter(Boolean)
}

function remoteFailed(remote: string, said: string): HelixError {
  return new HelixError('git/remote-failed', `${remote} cannot be reached or read: ${lastWords(said)}`, {
    hint: `whether you reach it: git ls-remote ${remote}`,
  })
}

function lastWords(said: string): string {
  const lines = said.split('\n').map((line) => line.replace(/^remote: /, '').trim())
  return lines.filter(Boolean).slice(0, 3).join('; ')
}

import { rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Oid } from '@helix/core'
import type { Identity } from '../commits/commit-tree.ts'
import { inheritedIndex } from '../plumbing/environment.ts'
import type { Git } from '../git.ts'
import { headState } from '../refs/revisions.ts'
import { mustGit } from '../plumbing/run-git.ts'
import { settingsOf } from '../repository/distrusted.ts'
import { mustPorcelain, porcelainFailed, tryPorcelain } from './simple-git.ts'

export interface Status {
  /** Paths that differ between HEAD and index. */
  staged: string[]
  /** Paths that differ between index and working tree. */
  unstaged: string[]
  /** Paths that git neither knows nor ignores. */
  untracked: string[]
  /** Paths in conflict. */
  conflicted: string[]
}

export interface StatusOptions {
  /**
   * Look into submodules. Off for a folder in which others worked: git starts there what the settings of a submodule name, and
   * they may have put a repository of their own in its place.
   */
  submodules?: boolean
}

/** What a user would see as changed; a rename is a deletion and an addition. */
export async function status(git: Git, { submodules = true }: StatusOptions = {}): Promise<Status> {
  const within = `--ignore-submodules=${submodules ? 'none' : 'all'}`
  // simple-git's own status() trims names: a path that ends in a newline or blank would be another.
  const text = await mustPorcelain(git, ['status', '--porcelain=v1', '-z', ...flags, within])
  const found: Status = { staged: [], unstaged: [], untracked: [], conflicted: [] }
  for (const entry of text.split('\0').slice(0, -1)) {
    const [code, path] = [entry.slice(0, 2), entry.slice(3)]
    if (code === '??') found.untracked.push(path)
    else if (conflicts.has(code)) found.conflicted.push(path)
    else {
      if (code[0] !== ' ') found.staged.push(path)
      if (code[1] !== ' ') found.unstaged.push(path)
    }
  }
  return found
}

const flags = ['--no-renames', '--untracked-files=all']
// git-status(1), Short Format: the codes of unmerged paths.
const conflicts = new Set(['DD', 'AU', 'UD', 'UA', 'DU', 'AA', 'UU'])

/** Stages these paths as they are now, deletions too; nothing happens without paths. */
export async function add(git: Git, paths: readonly string[]): Promise<void> {
  if (paths.length > 0) await mustPorcelain(git, ['--literal-pathspecs', 'add', '--all', '--', ...paths])
}

/** A path that git cannot hold, and what it says. */
export interface Unfit {
  path: string
  why: string
}

/**
 * Stages these paths as `add` does, but for what git cannot hold, which it answers: pipes and sockets, repositories without a
 * commit, names that are not UTF-8, text that attributes name another encoding for.
 */
export async function addFitting(git: Git, paths: readonly string[]): Promise<Unfit[]> {
  const [first] = paths
  if (first === undefined) return []
  const answer = await tryPorcelain(git, ['--literal-pathspecs', 'add', '--all', '--', ...paths])
  if (answer.done) return []
  if (paths.length === 1) return [{ path: first, why: answer.said }]
  const middle = Math.ceil(paths.length / 2)
  return [...(await addFitting(git, paths.slice(0, middle))), ...(await addFitting(git, paths.slice(middle)))]
}

/** Takes paths out of the index, whatever lies in their place. */
export async function forget(git: Git, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  const input = paths.map((path) => `${path}\0`).join('')
  await mustGit(git.root, [...settingsOf(git), 'update-index', '--force-remove', '-z', '--stdin'], { input })
}

export interface CommitOptions {
  /** Exactly this, before hooks complete it. */
  message: string
  allowEmpty?: boolean
  /** Takes the place of HEAD, whose author it keeps. */
  amend?: boolean
  /** Off: no hook of the repository runs. */
  hooks?: boolean
  /** Variables that the hooks get. */
  env?: NodeJS.ProcessEnv
}

/**
 * Commits the index as `git commit` does, with the repository's hooks. A refusal (a hook, nothing staged, no identity) is
 * a value: `said` is what git and the hooks printed.
 */
export async function commit(
  git: Git,
  options: CommitOptions,
): Promise<{ commit: Oid } | { commit: null; said: string }> {
  const index = inheritedIndex()
  const env = { ...options.env, ...(index && { GIT_INDEX_FILE: index }) }
  const flags = [...(options.allowEmpty ? ['--allow-empty'] : []), ...(options.amend ? ['--amend'] : [])]
  const args = ['commit', '--quiet', '--cleanup=verbatim', `--message=${options.message}`, ...flags]
  const answer = await tryPorcelain(git, args, { hooks: options.hooks ?? true, env })
  if (!answer.done) return { commit: null, said: answer.said }
  const head = await headState(git)
  if (head.commit === null) throw new Error('git committed, but there is no commit')
  return { commit: head.commit }
}

/** Moves the current branch and the working tree forward to a descendant. A refusal is a value and changes nothing. */
export async function fastForward(git: Git, to: Oid): Promise<{ done: true } | { done: false; said: string }> {
  const answer = await tryPorcelain(git, ['merge', '--ff-only', '--quiet', to])
  return answer.done ? { done: true } : answer
}

/** What an annotated tag says, and who says it. */
export interface TagNote {
  message: string
  tagger: Identity
}

/** Tags a commit; with a note the tag is annotated. False when the name is taken. HelixError `git/failed`. */
export async function tag(git: Git, name: string, at: Oid, note?: TagNote): Promise<boolean> {
  const annotated = note === undefined ? [] : ['--annotate', '--cleanup=verbatim', `--message=${note.message}`]
  const args = ['-c', 'tag.gpgSign=false', 'tag', ...annotated, '--', name, at]
  const env = note && { GIT_COMMITTER_NAME: note.tagger.name, GIT_COMMITTER_EMAIL: note.tagger.email }
  const answer = await tryPorcelain(git, args, env && { env })
  if (answer.done) return true
  if (answer.said.includes('already exists')) return false
  throw porcelainFailed(args, answer.said)
}

/** Writes paths as a commit holds them; what is no file there, and what links lead elsewhere, gives way. */
export async function restore(git: Git, commit: Oid, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  await mustPorcelain(git, ['--literal-pathspecs', 'restore', `--source=${commit}`, '--worktree', '--', ...paths])
}

/** Takes files out of a working tree and lets git see them as unchanged: its index goes on holding them. */
export async function leaveOut(git: Git, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  const input = paths.map((path) => `${path}\0`).join('')
  await mustGit(git.root, [...settingsOf(git), 'update-index', '-z', '--skip-worktree', '--stdin'], { input })
  await Promise.all(paths.map((path) => rm(join(git.root, path), { force: true })))
  const folders = new Set(paths.flatMap(foldersOf))
  for (const folder of [...folders].toSorted((one, other) => other.length - one.length)) {
    await rmdir(join(git.root, folder)).catch(ifNotEmpty)
  }
}

/** `a/b` and `a` of `a/b/c`. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

function ifNotEmpty(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error
}

import { existsSync } from 'node:fs'
import { lstat, readFile, realpath, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { HelixError, type Oid } from '@helix/core'
import { addWorktree, distrusted, type Git, openGit, removeWorktree } from '@helix/git'
import { linkDependencies, removeFolder } from '@helix/process'
import { cachePlace } from '../../../repository/local/cache-place.ts'
import { localPath } from '../../../repository/local/local-state.ts'
import { removeHome } from './boxes.ts'
import { takeBack } from './enclosure.ts'
import type { RunWorktree } from './run-worktree.ts'

/** Opens the worktree of a run, made at `base` with the dependencies linked when it is not there yet. */
export async function openWorktree(git: Git, runId: string, base: Oid): Promise<RunWorktree> {
  const folder = worktreePath(git, runId)
  if (existsSync(folder)) await takeBack([folder])
  else await addWorktree(git, folder, base)
  const linked = await linkDependencies(git.root, folder)
  await requireLinked(git, folder)
  const own = await distrusted(await openGit(folder, { checkVersion: false }))
  return { git: own, folder, of: git, base, linked }
}

/**
 * HelixError next/worktree where a worktree's `.git` is not the file that git wrote: whoever exchanged it would lead git to
 * a repository, settings and programs of theirs.
 */
export async function requireLinked(git: Git, folder: string): Promise<void> {
  const path = join(folder, '.git')
  const held = await lstat(path).catch(() => null)
  const text = held?.isFile() === true && held.size < 4096 ? await readFile(path, 'utf8') : ''
  const administration = join(await realpath(git.commonDir), 'worktrees')
  const target = /^gitdir: (.+)\n$/.exec(text)?.[1] ?? ''
  if (dirname(target) === administration && basename(target) !== '..') return
  throw new HelixError('next/worktree', `${path} is not the file that git wrote`, {
    hint: `rm -rf ${folder}, then: helix next`,
  })
}

export async function closeWorktree(git: Git, runId: string): Promise<void> {
  const folder = worktreePath(git, runId)
  // First: git cannot remove all that a program may have made there, and leaves a folder alone that it had not finished when it was killed.
  await removeFolder(folder)
  await removeWorktree(git, folder)
  await removeHome(homePath(git, runId))
  await removeIfEmpty(dirname(folder), 2)
}

/** Takes away a folder, and those above it, as long as there is nothing in them. */
async function removeIfEmpty(folder: string, levels: number): Promise<void> {
  if (levels === 0) return
  const gone = await rmdir(folder).then(
    () => true,
    () => false,
  )
  if (gone) await removeIfEmpty(dirname(folder), levels - 1)
}

/** Where a program that works keeps its settings and sessions for the time of a run. */
export function homePath(git: Git, runId: string): string {
  return localPath(git, 'homes', runId)
}

/** Where a run works: outside of `.git`, below which coding agents do not write. */
export function worktreePath(git: Git, runId: string): string {
  return cachePlace(git, 'worktrees', runId)
}

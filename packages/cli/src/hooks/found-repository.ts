import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'

/**
 * Makes sure that the repository which git runs a hook for is the one that Helix would find from the folder: with GIT_DIR
 * and GIT_WORK_TREE a user can join any two, and Helix would judge the other one. HelixError hook/other-repository.
 */
export function requireFoundRepository(io: Io): void {
  const named = io.env['GIT_DIR']
  if (named === undefined) return
  const found = gitFolderAbove(io.cwd)
  if (found !== null && found === real(resolve(io.cwd, named))) return
  const belongs = found === null ? 'no repository' : found
  throw new HelixError(
    'hook/other-repository',
    `git works on ${named} (GIT_DIR), but ${io.cwd} belongs to ${belongs}`,
    {
      hint: 'unset GIT_DIR GIT_WORK_TREE, and commit in the folder that holds .git',
    },
  )
}

/** The nearest `.git`, followed where it is a file of a linked worktree or submodule (gitrepository-layout(5)). */
function gitFolderAbove(folder: string): string | null {
  const path = join(folder, '.git')
  if (existsSync(path)) return follow(path)
  const above = dirname(folder)
  return above === folder ? null : gitFolderAbove(above)
}

function follow(path: string): string | null {
  try {
    const [, to] = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8')) ?? []
    return to === undefined ? null : real(resolve(dirname(path), to))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return real(path)
    throw error
  }
}

function real(path: string): string | null {
  return existsSync(path) ? realpathSync(path) : null
}

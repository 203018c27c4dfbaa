import { constants } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { Finding } from '@helix/core'
import { inFolderOf } from './in-folder-of.ts'
import { plainPath } from './path-name.ts'

type EntryKind = 'file' | 'folder' | 'absent'

/** A path that has been shown to lie inside the worktree without passing a link. */
export interface Place {
  /** Relative to the root, `/` as separator; '' for the root. */
  path: string
  /** Absolute path of the worktree. */
  root: string
  kind: EntryKind
  /** Permission bits; null where nothing is there. */
  mode: number | null
}

/**
 * Where a path that the model named leads, or why it may not go there. Every component that exists is looked at with
 * lstat: no links, no special files; the deepest existing one must really lie inside the real root.
 */
export async function placeOf(root: string, named: string): Promise<Place | Finding> {
  const path = plainPath(named)
  if (typeof path !== 'string') return path
  const segments = path === '' ? [] : path.split('/')
  let current = root
  let found: { kind: EntryKind; mode: number | null } = { kind: 'folder', mode: null }
  for (const segment of segments) {
    if (found.kind === 'file') return no('AGENT-PATH-NAME', path, 'leads through a file')
    current = join(current, segment)
    if (found.kind === 'absent') continue
    const next = await entryAt(current)
    if (typeof next === 'string') return no('AGENT-PATH-LINK', path, next)
    found = next
  }
  if (!(await isInside(root, current))) return no('AGENT-PATH-OUTSIDE', path, 'lies outside the worktree')
  return { root, path, ...found }
}

/**
 * The bytes of a confined file and how many there are; none where they are more than `most`. ELOOP where it has become a link, or
 * is no file any more.
 */
export function readPlace(
  place: Pick<Place, 'root' | 'path'>,
  most: number,
): Promise<{ size: number; bytes: Buffer | null }> {
  return inFolderOf(place, async (at) => {
    // A pipe would keep waiting for somebody who writes into it.
    const file = await open(at, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stats = await file.stat()
      if (!stats.isFile()) throw Object.assign(new Error(`${place.path} is no file any more`), { code: 'ELOOP' })
      return { size: stats.size, bytes: stats.size > most ? null : await file.readFile() }
    } finally {
      await file.close()
    }
  })
}

async function entryAt(absolute: string): Promise<{ kind: EntryKind; mode: number | null } | string> {
  const stats = await lstat(absolute).catch(absence)
  if (stats === null) return { kind: 'absent', mode: null }
  if (stats.isSymbolicLink()) return 'passes a symbolic link'
  if (stats.isDirectory()) return { kind: 'folder', mode: null }
  return stats.isFile() ? { kind: 'file', mode: stats.mode & 0o777 } : 'is neither a file nor a folder'
}

async function isInside(root: string, absolute: string): Promise<boolean> {
  const realRoot = await realpath(root)
  let existing = absolute
  for (;;) {
    const real = await realpath(existing).catch(absence)
    if (real !== null) return real === realRoot || real.startsWith(realRoot + sep)
    existing = dirname(existing)
  }
}

/** Nothing there is an answer; any other failure is not. */
function absence(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

function no(code: string, path: string, why: string): Finding {
  return { severity: 'error', code, message: `path "${path}" ${why}`, where: { path } }
}

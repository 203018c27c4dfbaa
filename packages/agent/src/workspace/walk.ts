import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { plainPath, skippedFolders } from './path-name.ts'

/** One entry below a folder; links are named and not followed. */
export interface WalkEntry {
  path: string
  kind: 'file' | 'link'
}

/**
 * The files below `start` (relative to `root`, '' for all), in path order, depth first. Leaves out git's folder,
 * installed packages, files with secrets, names that an agent cannot write, and folders that nobody may look into or that are gone.
 */
export async function* walkFiles(root: string, start: string): AsyncGenerator<WalkEntry> {
  const entries = await readdir(join(root, start), { withFileTypes: true }).catch(unreadable)
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = start === '' ? entry.name : `${start}/${entry.name}`
    if (skippedFolders.includes(entry.name) || typeof plainPath(path) !== 'string') continue
    if (entry.isDirectory()) yield* walkFiles(root, path)
    else if (entry.isSymbolicLink()) yield { path, kind: 'link' }
    else if (entry.isFile()) yield { path, kind: 'file' }
  }
}

function unreadable(error: NodeJS.ErrnoException): [] {
  if (['EACCES', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return []
  throw error
}

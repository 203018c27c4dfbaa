import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Git, openGit } from '@helix/git'
import { type AdrRecord, namedRecordFolders, readAdr, recordPaths } from '@helix/spec'
import { adrFolder, recordSettings } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'

export interface AdrFolder {
  git: Git
  /** Where the next record goes, below the root of the repository. */
  folder: string
  /** Of all folders, by path. */
  records: AdrRecord[]
}

/** The records of the working tree. HelixErrors `git/…`, `spec/not-utf8`. */
export async function readAdrFolder(io: Io): Promise<AdrFolder> {
  const git = await openGit(io.cwd)
  const read = (path: string): string =>
    existsSync(join(git.root, path)) ? readFileSync(join(git.root, path), 'utf8') : ''
  const named = namedRecordFolders({ adrDir: read(recordSettings.adrDir), log4brains: read(recordSettings.log4brains) })
  const records = recordPaths(markdownOf(git.root, named), named).map((path) =>
    readAdr(readFileSync(join(git.root, path)), path),
  )
  return { git, folder: named[0] ?? folderWithMost(records), records }
}

/** Paths of Markdown files where records may lie, in order. */
function markdownOf(root: string, named: readonly string[]): string[] {
  const folders = [...new Set(['docs', 'doc', ...named])].filter((name) => existsSync(join(root, name)))
  const top = readdirSync(root, { withFileTypes: true })
  const own = top.filter((entry) => entry.isDirectory() && /^(?:adr|decision|architecture)/i.test(entry.name))
  const below = [...folders, ...own.map(({ name }) => name)].flatMap((folder) => walk(root, folder))
  const beside = top.filter((entry) => entry.isFile() && entry.name.endsWith('.md')).map(({ name }) => name)
  return [...new Set([...beside, ...below])].toSorted()
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isFile()) return entry.name.endsWith('.md') ? [path] : []
    return entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.') ? walk(root, path) : []
  })
}

/** Amendments have a folder of their own, which says nothing about where people keep what they decide. */
function folderWithMost(records: readonly AdrRecord[]): string {
  const byFolder = Map.groupBy(
    records.filter(({ amends }) => !amends),
    ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))),
  )
  const [most] = [...byFolder].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? adrFolder
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Git, openGit } from '@helix/git'
import { type AdrRecord, readAdr } from '@helix/spec'
import { adrFolder, adrFolders } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'

export interface AdrFolder {
  git: Git
  /** Below the root of the repository. */
  folder: string
  records: AdrRecord[]
}

/** What lies beside records: index pages and templates. */
const beside = /^(?:readme|index|template|adr-template|_.*)(?:\.template)?\.md$/i

/** The records of the working tree, by file name. HelixErrors `git/…`, `spec/not-utf8`. */
export async function readAdrFolder(io: Io): Promise<AdrFolder> {
  const git = await openGit(io.cwd)
  const folder = folderOf(git)
  const path = join(git.root, folder)
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.md') && !beside.test(name)) : []
  const records = names.toSorted().map((name) => readAdr(readFileSync(join(path, name)), `${folder}/${name}`))
  return { git, folder, records }
}

function folderOf({ root }: Git): string {
  if (!existsSync(join(root, adrFolder))) {
    const named = namedFolder(root)
    if (named !== null) return named
  }
  return adrFolders.find((folder) => existsSync(join(root, folder))) ?? adrFolder
}

/** What the settings of adr-tools (`.adr-dir`) and log4brains (`.log4brains.yml`) name. */
function namedFolder(root: string): string | null {
  const read = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '')
  const named = read('.adr-dir').trim() || (/^\s+adrFolder: *(\S.*?) *$/m.exec(read('.log4brains.yml'))?.[1] ?? '')
  const folder = named
    .replaceAll(/^["']|["']$/g, '')
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
  return folder === '' || !existsSync(join(root, folder)) ? null : folder
}

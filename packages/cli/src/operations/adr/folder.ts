import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Git, openGit } from '@helix/git'
import { type AdrRecord, readAdr } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'

export interface AdrFolder {
  git: Git
  /** Below the root of the repository. */
  folder: string
  records: AdrRecord[]
}

/** Where adr-tools, MADR and others keep their records; Helix's own folder comes first. */
const folders = [adrFolder, 'doc/adr', 'docs/decisions', 'docs/adrs', 'docs/architecture/decisions', 'doc/arch']
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
  const named = join(root, '.adr-dir')
  if (!existsSync(join(root, adrFolder)) && existsSync(named)) return readFileSync(named, 'utf8').trim()
  return folders.find((folder) => existsSync(join(root, folder))) ?? adrFolder
}

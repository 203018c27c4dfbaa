import { plainYaml } from './plain-yaml.ts'

/** What tells where records are: the texts of `.adr-dir` and `.log4brains.yml`, '' where there is none. */
export interface RecordSettings {
  adrDir: string
  log4brains: string
}

/** Folders that the settings of adr-tools and log4brains name, below the root of the repository. */
export function namedRecordFolders({ adrDir, log4brains }: RecordSettings): string[] {
  return [...new Set([adrDir, ...foldersIn(plainYaml(log4brains))].map(plain).filter((folder) => folder !== ''))]
}

function foldersIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]: [string, unknown]) =>
    key === 'adrFolder' && typeof held === 'string' ? [held] : foldersIn(held),
  )
}

function plain(folder: string): string {
  return folder
    .trim()
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installCommitlint } from './peers/commitlint.ts'
import { generateRepository, type Repository } from './repository/generate.ts'

const root = join(import.meta.dirname, '..', '..')

/** Where rows find what they measure; everything lies in one temporary folder. */
export interface Workshop {
  folder: string
  /** The built command. */
  helix: string
  /** A script of this folder: below `floors/` the least that could do the work, below `subjects/` what rows start. */
  script: (path: string) => string
  /** A generated repository with this many commits of work; the same one for equal names. */
  repository: (name: string, commits: number) => Repository
  /** commitlint's script and its options; null where it was not asked for or cannot be installed. */
  commitlint: readonly string[] | null
  close: () => void
}

export function openWorkshop({ peers }: { peers: boolean }): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'helix-bench-'))
  const helix = join(root, 'packages', 'cli', 'dist', 'helix.js')
  const repositories = new Map<string, Repository>()
  return {
    folder,
    helix,
    script: (path) => join(import.meta.dirname, path),
    repository(name, commits) {
      const known = repositories.get(name) ?? generateRepository(join(folder, name), { helix, commits })
      repositories.set(name, known)
      return known
    },
    commitlint: peers ? installCommitlint(join(folder, 'commitlint')) : null,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

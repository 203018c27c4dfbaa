import { basename, join } from 'node:path'
import { inheritedIndex, stagedChanges } from '@helix/git'
import { typed } from '../decide/command-line.ts'
import type { Candidate } from './candidate.ts'

/** What a refusal leaves of what was to be committed, and how to have it staged. */
export interface Staging {
  /** For the first line of the refusal. */
  said: string
  /** The command that stages the same again; null where it still is. */
  again: string | null
  /** Paths that git must be told again, because other files are staged that were not meant. */
  only: readonly string[]
}

const kept: Staging = { said: 'your files are still staged', again: null, only: [] }

/**
 * `git commit -a` and `git commit <path>` work on an index of their own (git-commit(1): `index.lock`, `next-index-….lock`),
 * and drop it when a hook refuses: then nothing of it is staged.
 */
export async function stagingOf({ git, changes }: Candidate): Promise<Staging> {
  const name = basename(inheritedIndex() ?? '')
  if (name === 'index.lock') return { said: 'git staged nothing, as -a does', again: 'git add -u', only: [] }
  if (!/^next-index-\d+\.lock$/.test(name)) return kept
  const paths = [...new Set(changes.map(({ path }) => path))]
  const others = await stagedChanges(git, undefined, join(git.gitDir, 'index'))
  const said = 'git staged nothing of these paths'
  if (others.some(({ path }) => !paths.includes(path))) return { said, again: null, only: paths }
  return { said, again: typed(['git', 'add', '--', ...paths]), only: [] }
}

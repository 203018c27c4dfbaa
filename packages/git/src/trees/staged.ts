import { type Change, HelixError, type Oid } from '@helix/core'
import { decodePaths } from './tree.ts'
import { inheritedIndex } from '../plumbing/environment.ts'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'
import { parseRawChanges } from '../plumbing/raw-changes.ts'

/**
 * What the next commit would change: the index (the one that a hook inherits, where there is one, or the named one) against
 * HEAD, against nothing on an unborn branch, or against another commit (`HEAD^` while amending).
 * HelixError `git/unmerged`, `git/path-not-utf8`.
 */
export async function stagedChanges(git: Git, against?: Oid, index?: string): Promise<Change[]> {
  const args = ['diff', '--cached', ...rawFlags, ...(against === undefined ? [] : [against]), '--']
  const text = decodePaths(await mustGit(git.root, args, indexEnvironment(index)))
  const unmerged = /(?:^|\0):\S+ \S+ \S+ \S+ U\0([^\0]+)/.exec(text)?.[1]
  if (unmerged === undefined) return parseRawChanges(text)
  throw new HelixError('git/unmerged', `${unmerged} is in conflict`, {
    hint: 'Resolve the conflicts, then git add the files.',
    where: { path: unmerged },
  })
}

/** The object id of the tree without files. */
export const emptyTree = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const

const rawFlags = [
  '--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules=none', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-color',
] // prettier-ignore

/** Lets git read the index that a hook has inherited, or a given one. */
export function indexEnvironment(index = inheritedIndex()): { env?: NodeJS.ProcessEnv } {
  return index === undefined ? {} : { env: { GIT_INDEX_FILE: index } }
}

import { HelixError, type Oid } from '@helix/core'
import type { Git } from './open-git.ts'
import { gitFailed, runGit } from './plumbing/run-git.ts'
import { treeOf } from './revisions.ts'

/**
 * The bytes of a file (of a link: its target) at a commit or tree; null when there is no such file.
 * HelixError `git/unknown-revision`.
 */
export async function readFileAt(git: Git, treeish: string, path: string): Promise<Uint8Array | null> {
  const answer = await runGit(git.root, ['cat-file', 'blob', '--end-of-options', `${treeish}:${path}`])
  if (answer.code === 0) return answer.stdout
  await treeOf(git, treeish)
  return null
}

export interface TreeEntry {
  path: string
  /** `100644`, `100755`, `120000` (link) or `160000` (gitlink). */
  mode: string
  oid: Oid
}

/** Every file of a commit or tree, sorted by path. HelixError `git/unknown-revision`, `git/path-not-utf8`. */
export async function readTree(git: Git, treeish: string): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', treeish]
  const answer = await runGit(git.root, args)
  if (answer.code !== 0) {
    await treeOf(git, treeish)
    throw gitFailed(args, answer)
  }
  return decodePaths(answer.stdout)
    .split('\0')
    .slice(0, -1)
    .map((entry) => {
      const [mode = '', , oid = ''] = entry.slice(0, entry.indexOf('\t')).split(' ')
      return { path: entry.slice(entry.indexOf('\t') + 1), mode, oid }
    })
}

/** Text that names files. HelixError `git/path-not-utf8` when it can't be read without loss. */
export function decodePaths(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new HelixError('git/path-not-utf8', 'a path of this tree is not UTF-8', {
      hint: 'Rename it: git ls-files -z | LC_ALL=C grep -zav "^.*$" lists it',
      cause,
    })
  }
}

import type { Oid, Principal } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'

export interface PathVersion {
  commit: Oid
  /** Who wrote that commit. */
  author: Principal
  path: string
  /** What stood there afterwards; null where the commit removed it. */
  blob: Oid | null
}

/**
 * Commits that change one of these paths (or something below it), parents before children; a merge shows what it brings to
 * its first parent. `from` is left out, with its ancestors. One git process. HelixError `git/failed`.
 */
export async function pathHistory(
  git: Git,
  paths: readonly string[],
  to: Oid,
  from: Oid | null = null,
): Promise<PathVersion[]> {
  if (paths.length === 0) return []
  const without = from === null ? [] : [`^${from}`]
  const output = await mustGit(git.root, [...flags, '--end-of-options', to, ...without, '--', ...paths])
  const versions: PathVersion[] = []
  let [commit, author] = ['', '']
  const parts = output.toString('utf8').split('\0')
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]?.trimStart() ?? ''
    if (!part.startsWith(':')) {
      if (part !== '') [commit = '', author = ''] = part.split('\n')
      continue
    }
    // `:<mode> <mode> <blob> <blob> <status>`, then the path.
    const blob = part.split(' ')[3] ?? ''
    const path = parts[++at] ?? ''
    versions.push({ commit, author, path, blob: /^0+$/.test(blob) ? null : blob })
  }
  return versions
}

const flags = [
  'log', '--topo-order', '--reverse', '--full-history', '--diff-merges=first-parent', '--raw', '-z', '--no-abbrev', '--no-renames',
  '--no-relative', '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-decorate', '--no-color', '--format=%H%n%ae',
] // prettier-ignore

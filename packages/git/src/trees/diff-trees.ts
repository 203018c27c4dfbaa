import type { Blob, Change, Oid } from '@helix/core'
import type { Git } from '../git.ts'
import type { RawTreeEntry } from '../plumbing/tree-entries.ts'
import { treeOf } from '../refs/revisions.ts'
import { readFolder } from './tree.ts'

/**
 * How a commit or tree differs from another, or from nothing (`before` null), as `git diff-tree -r --no-renames` says it, sorted by
 * path. Only folders that differ are read. HelixError `git/unknown-revision`, `git/path-not-utf8`.
 */
export async function diffTrees(git: Git, before: Oid | null, after: Oid): Promise<Change[]> {
  const [one, other] = await Promise.all([before === null ? null : treeOf(git, before), treeOf(git, after)])
  const changes = await diffFolders(git, '', one, other)
  return changes.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
}

async function diffFolders(git: Git, prefix: string, before: Oid | null, after: Oid | null): Promise<Change[]> {
  if (before === after) return []
  const [was, is] = await Promise.all([before, after].map((oid) => entriesOf(git, oid)))
  const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])
  const found = await Promise.all(
    [...names].map((name) => diffEntries(git, `${prefix}${name}`, was?.get(name), is?.get(name))),
  )
  return found.flat()
}

async function entriesOf(git: Git, folder: Oid | null): Promise<Map<string, RawTreeEntry>> {
  const entries = folder === null ? [] : await readFolder(git, folder)
  return new Map(entries.map((entry) => [entry.name, entry]))
}

async function diffEntries(
  git: Git,
  path: string,
  was: RawTreeEntry | undefined,
  is: RawTreeEntry | undefined,
): Promise<Change[]> {
  if (was?.oid === is?.oid && was?.mode === is?.mode) return []
  const [before, after] = [fileOf(was), fileOf(is)]
  const change: Change[] = before === null && after === null ? [] : [{ path, parent: 0, before, after }]
  return [...change, ...(await diffFolders(git, `${path}/`, folderOf(was), folderOf(is)))]
}

function fileOf(entry: RawTreeEntry | undefined): Blob | null {
  return entry === undefined || entry.mode === folder ? null : { mode: entry.mode, oid: entry.oid }
}

function folderOf(entry: RawTreeEntry | undefined): Oid | null {
  return entry?.mode === folder ? entry.oid : null
}

const folder = '040000'

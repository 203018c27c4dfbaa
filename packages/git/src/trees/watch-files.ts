// Which files of a checkout were written since: the file system is asked once for each, and only what it says anew is read.
import { createHash } from 'node:crypto'
import { type BigIntStats, lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { TreeEntry } from './tree.ts'

export interface WrittenFile {
  path: string
  /** It is gone or holds something else than the tree; otherwise it was written over with the same bytes. */
  differs: boolean
}

/**
 * Looks at the files of a tree where `checkoutTree` wrote them. Each call of the answer tells what was written since the call before;
 * what differs is told every time. Times that anybody may set are not asked: only the system sets a file's last change.
 */
export function watchFiles(folder: string, entries: readonly TreeEntry[]): () => WrittenFile[] {
  const files = entries.filter(({ mode }) => mode !== '160000')
  const seen = new Map(files.map(({ path }) => [path, lookAt(join(folder, path))]))
  return () =>
    files.flatMap((entry) => {
      const before = seen.get(entry.path)
      const now = lookAt(join(folder, entry.path))
      if (now?.ino === before?.ino && now?.ctimeNs === before?.ctimeNs) return []
      const differs = now?.size !== before?.size || !holds(entry, folder, now)
      if (!differs) seen.set(entry.path, now)
      return [{ path: entry.path, differs }]
    })
}

/** Files that are in no tree, as they are now, to be watched like those of one. */
export function entriesOf(folder: string, paths: readonly string[]): TreeEntry[] {
  return paths.map((path) => {
    const isProgram = (lstatSync(join(folder, path)).mode & 0o111) !== 0
    return { path, mode: isProgram ? '100755' : '100644', oid: blobId(readFileSync(join(folder, path)), anySha256) }
  })
}

const anySha256 = '0'.repeat(64)

function lookAt(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined // A file stands where a folder on the way to it was.
  }
}

/** Whether a file is that of the tree, mode and bytes. */
function holds({ path, mode, oid }: TreeEntry, folder: string, now: BigIntStats | undefined): boolean {
  const place = join(folder, path)
  if (mode === '120000') return now?.isSymbolicLink() === true && blobId(Buffer.from(readlinkSync(place)), oid) === oid
  if (now?.isFile() !== true || ((now.mode & 0o111n) !== 0n) !== (mode === '100755')) return false
  return blobId(readFileSync(place), oid) === oid
}

/** The name that git gives to these bytes, by the same algorithm as it gave the other one. */
function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 40 ? 'sha1' : 'sha256')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

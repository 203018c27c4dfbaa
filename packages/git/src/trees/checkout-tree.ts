import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Finding, HelixError, type Oid } from '@helix/core'
import { readBlobs, streamBlobs } from './blobs.ts'
import type { Git } from '../git.ts'
import { readTree, type TreeEntry } from './tree.ts'
import { findUnsafePaths } from './tree-safety.ts'

/**
 * Writes the files of a commit or tree into an empty folder (made where needed), byte by byte as they are stored: no filters, no
 * attributes, no index. Links stay links, a submodule becomes an empty folder. The bytes on disk are those that were judged.
 * Returns the paths. HelixError `git/unsafe-tree` (with findings; nothing is written then), `git/folder-not-empty`,
 * `git/unknown-revision`, `git/missing-object`, `git/path-not-utf8`.
 */
export async function checkoutTree(git: Git, treeish: string, folder: string): Promise<string[]> {
  const { entries, targets } = await requireSafeTree(git, treeish)
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) {
    throw new HelixError('git/folder-not-empty', `${folder} is not empty`, { hint: 'Name an empty or a new folder.' })
  }
  makeFolders(entries, folder)
  await writeFiles(git, entries, folder)
  // Links come last, so that nothing is ever written through one.
  for (const { path, oid } of entries.filter(isLink)) symlinkSync(targets.get(oid) ?? '', join(folder, path))
  return entries.map(({ path }) => path)
}

/** What a snapshot of a commit or tree is made of. HelixErrors as of `checkoutTree`, which writes it. */
export async function requireSafeTree(git: Git, treeish: string): Promise<TreeParts> {
  const parts = await readParts(git, treeish)
  const findings = unsafeParts(parts)
  if (findings.length === 0) return parts
  throw new HelixError('git/unsafe-tree', `the tree cannot be written safely: ${findings[0]?.message ?? ''}`, {
    hint: findings[0]?.fix ?? '',
    findings,
  })
}

/** Why `checkoutTree` would not write a commit or tree; empty where it would. */
export async function unsafePathsOf(git: Git, treeish: string): Promise<Finding[]> {
  return unsafeParts(await readParts(git, treeish))
}

interface TreeParts {
  entries: TreeEntry[]
  /** Where its links lead, by their blobs. */
  targets: ReadonlyMap<Oid, string>
}

async function readParts(git: Git, treeish: string): Promise<TreeParts> {
  const entries = await readTree(git, treeish)
  return { entries, targets: await readTargets(git, entries) }
}

function unsafeParts({ entries, targets }: TreeParts): Finding[] {
  return findUnsafePaths(entries.map((entry) => withTarget(entry, targets)))
}

const isLink = ({ mode }: TreeEntry): boolean => mode === '120000'
const isSubmodule = ({ mode }: TreeEntry): boolean => mode === '160000'

async function readTargets(git: Git, entries: readonly TreeEntry[]): Promise<Map<Oid, string>> {
  const blobs = await readBlobs(
    git,
    entries.filter(isLink).map(({ oid }) => oid),
  )
  return new Map([...blobs].map(([oid, bytes]) => [oid, Buffer.from(bytes).toString('utf8')]))
}

function withTarget(entry: TreeEntry, targets: ReadonlyMap<Oid, string>): TreeEntry & { target?: string } {
  return isLink(entry) ? { ...entry, target: targets.get(entry.oid) ?? '' } : entry
}

function makeFolders(entries: readonly TreeEntry[], folder: string): void {
  const folders = new Set(entries.map((entry) => (isSubmodule(entry) ? entry.path : dirname(entry.path))))
  for (const path of folders) mkdirSync(join(folder, path), { recursive: true })
}

async function writeFiles(git: Git, entries: readonly TreeEntry[], folder: string): Promise<void> {
  const files = entries.filter((entry) => !isLink(entry) && !isSubmodule(entry))
  const byBlob = Map.groupBy(files, ({ oid }) => oid)
  for await (const [oid, bytes] of streamBlobs(git, byBlob.keys())) {
    for (const { path, mode } of byBlob.get(oid) ?? []) {
      // Synchronous: several times as fast as a promise for each of thousands of small files.
      writeFileSync(join(folder, path), bytes, { flag: 'wx', mode: mode === '100755' ? 0o755 : 0o644 })
    }
  }
}

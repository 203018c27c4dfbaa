import { isUtf8 } from 'node:buffer'
import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { type RawTreeEntry, splitTree } from '../plumbing/tree-entries.ts'
import type { GitObject } from '../plumbing/object-answers.ts'
import { readerOf } from '../plumbing/object-reader.ts'
import { treeObjectOf, treeOf } from '../refs/revisions.ts'
import { missingObject, pathNotUtf8 } from './object-errors.ts'

/**
 * The bytes of a file (of a link: its target) at a commit or tree; null when there is no such file.
 * HelixError `git/unknown-revision`.
 */
export async function readFileAt(git: Git, treeish: string, path: string): Promise<Uint8Array | null> {
  // A name in a question to git ends with its line.
  if (path.includes('\n')) return readOddFile(git, treeish, path)
  const object = await readerOf(git).read(`${treeish}:${path}`)
  if (object?.type === 'blob') return object.bytes
  await treeOf(git, treeish)
  return null
}

async function readOddFile(git: Git, treeish: string, path: string): Promise<Uint8Array | null> {
  const entry = (await readTree(git, treeish)).find((candidate) => candidate.path === path)
  const object = entry === undefined ? null : await readerOf(git).read(entry.oid)
  return object?.type === 'blob' ? object.bytes : null
}

export interface TreeEntry {
  path: string
  /** `100644`, `100755`, `120000` (link) or `160000` (gitlink). */
  mode: string
  oid: Oid
}

/** Every file of a commit or tree, sorted by path. HelixError `git/unknown-revision`, `git/path-not-utf8`. */
export async function readTree(git: Git, treeish: string): Promise<TreeEntry[]> {
  const root = await rootOf(git, treeish)
  const folders: Folders = new Map()
  // Level by level, all folders of one in flight at once.
  for (let level = [root]; level.length > 0;) {
    const read = await Promise.all(level.map((oid) => readFolder(git, oid)))
    for (const [at, oid] of level.entries()) folders.set(oid, read[at] ?? [])
    const below = read.flatMap((entries) => entries.filter(isFolder).map(({ oid }) => oid))
    level = [...new Set(below)].filter((oid) => !folders.has(oid))
  }
  return flatten(folders, root)
}

/** The id of a file's bytes at a commit or tree; null when there is no such file. HelixErrors of `readTree`. */
export async function blobAt(git: Git, treeish: string, path: string): Promise<Oid | null> {
  return (await readTree(git, treeish)).find((entry) => entry.path === path)?.oid ?? null
}

/** What lies at the top of a commit or tree, folders as such. HelixErrors of `readTree`. */
export async function readTop(git: Git, treeish: string): Promise<readonly RawTreeEntry[]> {
  return readFolder(git, await rootOf(git, treeish))
}

/** What lies at the top of a tree under a name; null when nothing does. */
export async function readTopEntry(git: Git, tree: Oid, name: string): Promise<TreeEntry | null> {
  const entry = (await readFolder(git, tree)).find((candidate) => candidate.name === name)
  return entry === undefined ? null : { path: name, mode: entry.mode, oid: entry.oid }
}

const roots = new WeakMap<Git, Map<Oid, Oid>>()

/** The tree of a commit or tree; of one that is named by its whole id git is asked once. HelixError `git/unknown-revision`. */
async function rootOf(git: Git, treeish: string): Promise<Oid> {
  const known = roots.get(git) ?? new Map<Oid, Oid>()
  const held = known.get(treeish)
  if (held !== undefined) return held
  const tree = await treeObjectOf(git, treeish)
  keepFolder(git, tree)
  // Whoever asked by a commit may ask by its tree, too.
  if (wholeId.test(treeish)) roots.set(git, known.set(treeish, tree.oid).set(tree.oid, tree.oid))
  return tree.oid
}

const wholeId = /^[0-9a-f]{40,64}$/

type Folders = Map<Oid, readonly RawTreeEntry[]>

/** Folders that are kept of one repository: trees that follow one another share most of theirs. */
const mostKept = 5000

const kept = new WeakMap<Git, Folders>()

/** What lies in one folder; folders that were read are kept. HelixError `git/missing-object`, `git/path-not-utf8`. */
export async function readFolder(git: Git, oid: Oid): Promise<readonly RawTreeEntry[]> {
  const held = kept.get(git)?.get(oid)
  if (held !== undefined) return held
  const object = await readerOf(git).read(oid)
  if (object?.type !== 'tree') {
    throw missingObject(`the folder ${oid} is not in this repository`)
  }
  return keepFolder(git, object)
}

function keepFolder(git: Git, { oid, bytes }: GitObject): readonly RawTreeEntry[] {
  const known = kept.get(git) ?? new Map<Oid, readonly RawTreeEntry[]>()
  const entries = known.get(oid) ?? splitTree(bytes, oid)
  if (known.size >= mostKept) known.clear()
  kept.set(git, known.set(oid, entries))
  return entries
}

function isFolder({ mode }: RawTreeEntry): boolean {
  return mode === '040000'
}

/** All files below, in the order of git. One loop: folders may lie deeper in one another than calls of a program can. */
function flatten(folders: Folders, root: Oid): TreeEntry[] {
  const files: TreeEntry[] = []
  const open = [{ prefix: '', entries: (folders.get(root) ?? []).values() }]
  for (let folder = open.at(-1); folder !== undefined; folder = open.at(-1)) {
    const { value: entry } = folder.entries.next()
    if (entry === undefined) {
      open.pop()
      continue
    }
    const path = `${folder.prefix}${entry.name}`
    if (isFolder(entry)) open.push({ prefix: `${path}/`, entries: (folders.get(entry.oid) ?? []).values() })
    else files.push({ path, mode: entry.mode, oid: entry.oid })
  }
  return files
}

/** Text that names files. HelixError `git/path-not-utf8` when it can't be read without loss. */
export function decodePaths(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw pathNotUtf8('a path of this tree is not UTF-8')
}

// A folder of this clone in which the hooks' programs run again and again: compilers find there what they know of unchanged
// files. What a program left behind may mislead the next one, so that nothing but a hook's first answer rests on it.
import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HelixError, type Oid } from '@helix/core'
import { findUnsafePaths, type Git, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { dependencyState, linkDependencies, linkEnvironment, withLock } from '@helix/process'
import { localPath, readLocalJson, writeLocal } from '../../repository/local/local-state.ts'
import { makeOwnRepository } from './own-repository.ts'

/** Blob and mode of each file as it was written, and what the file system said of it then. */
type Written = Record<string, [oid: Oid, mode: string, time: number, size: number]>

interface State {
  files: Written
  /** What was installed when dependencies were linked. */
  installed: string
}

/**
 * Runs something in the kept folder, which then holds the files of the tree: only what differs is written. Null where it cannot
 * be used: another hook does, or the tree holds links or names that are not safe everywhere.
 */
export async function withKeptFolder<T>(git: Git, tree: Oid, use: (folder: string) => Promise<T>): Promise<T | null> {
  const entries = await readTree(git, tree)
  if (entries.some(({ mode }) => !mode.startsWith('100')) || findUnsafePaths(entries).length > 0) return null
  const place = localPath(git, 'quick')
  try {
    return await withLock(join(place, 'lock'), async () => {
      const folder = join(place, 'tree')
      await synchronise(git, entries, { folder, stateFile: join(place, 'state.json') })
      return use(folder)
    })
  } catch (error) {
    if (error instanceof HelixError && error.code === 'process/locked') return null
    throw error
  }
}

interface Place {
  folder: string
  stateFile: string
}

async function synchronise(git: Git, entries: readonly TreeEntry[], { folder, stateFile }: Place): Promise<void> {
  const held = await readLocalJson(stateFile)
  const before: State = isState(held) ? held : { files: {}, installed: '' }
  const installed = await dependencyState(git.root)
  if (!isState(held) || before.installed !== installed) {
    rmSync(folder, { recursive: true, force: true })
    before.files = {}
  }
  mkdirSync(folder, { recursive: true })
  makeOwnRepository(folder)
  const names = new Set(entries.map(({ path }) => path))
  for (const path of Object.keys(before.files)) if (!names.has(path)) remove(join(folder, path))
  const stale = entries.filter((entry) => !isAsWritten(before.files[entry.path], entry, join(folder, entry.path)))
  const blobs = await readBlobs(
    git,
    stale.map(({ oid }) => oid),
  )
  for (const { path, oid, mode } of stale) write(join(folder, path), blobs.get(oid) ?? new Uint8Array(), mode)
  const written = new Map(stale.map((entry) => [entry.path, entry]))
  const files = Object.fromEntries(
    entries.map((entry) => [entry.path, written.has(entry.path) ? stateOf(entry, folder) : before.files[entry.path]]),
  )
  await linkDependencies(git.root, folder)
  await linkEnvironment(git.root, folder)
  await writeLocal(stateFile, JSON.stringify({ files, installed }))
}

function stateOf({ path, oid, mode }: TreeEntry, folder: string): Written[string] {
  const { mtimeMs, size } = lstatSync(join(folder, path))
  return [oid, mode, mtimeMs, size]
}

/** Whether the file is the tree's and nobody has touched it since it was written. */
function isAsWritten(written: Written[string] | undefined, { oid, mode }: TreeEntry, path: string): boolean {
  if (written === undefined || written[0] !== oid || written[1] !== mode) return false
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true && found.mtimeMs === written[2] && found.size === written[3]
}

function write(path: string, bytes: Uint8Array, mode: string): void {
  // Whatever a program put in its place, a folder or a link too, goes first.
  remove(path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes, { flag: 'wx', mode: mode === '100755' ? 0o755 : 0o644 })
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

/** Only this file writes it. */
function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && 'files' in value && 'installed' in value
}

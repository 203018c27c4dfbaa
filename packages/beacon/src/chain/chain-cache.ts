import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isUnwritable, type Oid, sha256 } from '@helix/core'
import type { Git } from '@helix/git'
import type { ChainEntry } from './chain-entry.ts'

// The file is a digest, a newline and the records as JSON. A commit id fixes everything that can be read from it, so
// the name is the key; bump the version when the shape of a record changes.
const version = 1

/** What was read at this tip before; null when nothing was, or when the file is torn. */
export async function readCachedChain(git: Git, tip: Oid): Promise<ChainEntry[] | null> {
  const text = await readFile(cacheFile(git, tip), 'utf8').catch(nullWhenMissing)
  if (text === null) return null
  const [digest, body] = [text.slice(0, 64), text.slice(65)]
  if (sha256(body) !== digest) return null
  // The digest proves that these are the bytes that were written below.
  return JSON.parse(body) as ChainEntry[] // oxlint-disable-line typescript/no-unsafe-type-assertion
}

/** Keeps only this tip: the chain grows, and nobody asks for an older end. Where nobody may write, nothing is kept. */
export async function writeCachedChain(git: Git, tip: Oid, records: readonly ChainEntry[]): Promise<void> {
  await keep(git, tip, records).catch((error: unknown) => {
    if (!isUnwritable(error)) throw error
  })
}

async function keep(git: Git, tip: Oid, records: readonly ChainEntry[]): Promise<void> {
  const folder = cacheFolder(git)
  await mkdir(folder, { recursive: true })
  const older = await readdir(folder)
  const body = JSON.stringify(records)
  const written = join(folder, `${process.pid}.tmp`)
  await writeFile(written, `${sha256(body)}\n${body}`)
  await rename(written, cacheFile(git, tip))
  await Promise.all(
    older
      .filter((name) => name.endsWith('.json') && name !== cacheName(tip))
      .map((name) => rm(join(folder, name), { force: true })),
  )
}

function cacheFolder(git: Git): string {
  return join(git.commonDir, 'helix', 'chain')
}

function cacheFile(git: Git, tip: Oid): string {
  return join(cacheFolder(git), cacheName(tip))
}

function cacheName(tip: Oid): string {
  return `v${version}-${tip}.json`
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

import { randomBytes, randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, open, realpath, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { HelixError } from '@helix/core'
import { endWithHelix } from './helix-end.ts'

/**
 * Replaces a file as one step: who reads it, and who finds it after a crash or a full disk, sees the old content or the new,
 * never a part. A link is replaced, not followed. HelixError `process/cannot-write`.
 */
export async function atomicWrite(path: string, content: string | Uint8Array | readonly Uint8Array[]): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(draft, { force: true })
    throw new HelixError(
      'process/cannot-write',
      `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: 'Check the free space and your rights there; the old content, where there was one, is untouched.',
        where: { path },
        cause,
      },
    )
  }
}

/** Makes the rename itself survive a power cut. Windows cannot open folders and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Names that folders have on any machine. All are of one length: compiled files that name their folder may be moved to another. */
const plainNames = ['apps', 'base', 'code', 'core', 'live', 'main', 'prod', 'repo', 'shop', 'site', 'user', 'work']

/** A name for a folder in which author code runs, another one each time: code that asks where it runs learns nothing. */
export function plainName(): string {
  return plainNames[randomInt(plainNames.length)] ?? ''
}

/** Gives `use` an empty folder (real path, without links) that is gone afterwards, also when Helix is interrupted. */
export async function withTemporaryFolder<T>(prefix: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), `${prefix}-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  const forget = endWithHelix({ end: () => Promise.resolve(), endNow: remove })
  try {
    return await use(folder)
  } finally {
    remove()
    forget()
  }
}

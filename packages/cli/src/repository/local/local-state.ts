// Local state of one clone, below `<git common dir>/helix/`. Anything there may be deleted at any time.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isUnwritable } from '@helix/core'
import type { Git } from '@helix/git'

/** Absolute path of one file of the local state. */
export function localPath(git: Git, ...parts: string[]): string {
  return join(git.commonDir, 'helix', ...parts)
}

/** The text of a local file, or null when it is not there. */
export async function readLocal(path: string): Promise<string | null> {
  // Most are absent, and to be told so by an error takes ten times as long.
  if (!existsSync(path)) return null
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The names in a local folder; none where it is not there. */
export function listLocal(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** The value in a local JSON file; null when it is absent or torn, because every such file can be computed again. */
export async function readLocalJson(path: string): Promise<unknown> {
  const text = await readLocal(path)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    // A torn cache is an absent cache.
    return null
  }
}

export async function writeLocal(path: string, text: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  const { atomicWrite } = await import('./atomic-write.ts')
  await atomicWrite(path, text)
}

/** The same for what can be computed again: where nobody may write it is not kept. */
export async function cacheLocal(path: string, text: string): Promise<void> {
  await writeLocal(path, text).catch((error: unknown) => {
    if (!isUnwritable(error)) throw error
  })
}

export async function removeLocal(path: string): Promise<void> {
  rmSync(path, { force: true })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

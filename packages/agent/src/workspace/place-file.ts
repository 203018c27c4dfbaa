import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Place } from './confine.ts'
import { walkFiles } from './walk.ts'

/**
 * Writes a confined file whole: a new file beside it takes its place. So a reader sees the old or the new text, and a
 * file that is hard-linked elsewhere (a package store, another worktree) stays as it is there.
 */
export async function placeFile(place: Place, text: string): Promise<void> {
  const folder = dirname(place.absolute)
  await mkdir(folder, { recursive: true })
  const beside = join(folder, `.helix-write-${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(beside, text, { flag: 'wx' })
    if (place.mode !== null) await chmod(beside, place.mode)
    await rename(beside, place.absolute)
  } finally {
    await rm(beside, { force: true })
  }
}

/** Removes what a killed `placeFile` left behind. */
export async function removeLeftovers(root: string): Promise<void> {
  for await (const { path } of walkFiles(root, '')) {
    if (/^\.helix-write-[0-9a-f]{12}$/.test(basename(path))) await rm(join(root, path), { force: true })
  }
}

import { chmod, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { HelixError } from '@helix/core'
import { atomicWrite } from '@helix/process'
import type { Place } from './confine.ts'
import { inMadeFolderOf } from './in-folder-of.ts'
import { walkFiles } from './walk.ts'

/**
 * Writes a confined file whole and keeps its mode: a new file takes the place of the old one, so that a file which is
 * hard-linked elsewhere (a package store, another worktree) stays as it is there. HelixError process/cannot-write.
 */
export function placeFile(place: Place, text: string): Promise<void> {
  return inMadeFolderOf(place, async (at) => {
    await atomicWrite(at, text).catch((error: unknown) => {
      throw byItsName(error, place)
    })
    if (place.mode !== null) await chmod(at, place.mode)
  })
}

/** What cannot be written is known by its path in the worktree. */
function byItsName(error: unknown, { path }: Place): unknown {
  if (!(error instanceof HelixError)) return error
  const { code, hint = '', cause } = error
  return new HelixError(code, `${path} cannot be written: ${String(cause)}`, { hint, where: { path }, cause })
}

/** How `atomicWrite` names the file that it has not put in place yet. */
const draft = /^\..+\.[0-9a-f]{12}\.tmp$/

/** Removes what a killed `placeFile` left behind. */
export async function removeLeftovers(root: string): Promise<void> {
  for await (const { path } of walkFiles(root, '')) {
    if (draft.test(basename(path))) await rm(join(root, path), { force: true })
  }
}

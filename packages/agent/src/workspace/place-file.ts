import { chmod, mkdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { atomicWrite } from '@helix/process'
import type { Place } from './confine.ts'
import { walkFiles } from './walk.ts'

/**
 * Writes a confined file whole and keeps its mode: a new file takes the place of the old one, so that a file which is
 * hard-linked elsewhere (a package store, another worktree) stays as it is there. HelixError process/cannot-write.
 */
export async function placeFile(place: Place, text: string): Promise<void> {
  await mkdir(dirname(place.absolute), { recursive: true })
  await atomicWrite(place.absolute, text)
  if (place.mode !== null) await chmod(place.absolute, place.mode)
}

/** How `atomicWrite` names the file that it has not put in place yet. */
const draft = /^\..+\.[0-9a-f]{12}\.tmp$/

/** Removes what a killed `placeFile` left behind. */
export async function removeLeftovers(root: string): Promise<void> {
  for await (const { path } of walkFiles(root, '')) {
    if (draft.test(basename(path))) await rm(join(root, path), { force: true })
  }
}

import type { Git } from '@helix/git'
import { localPath, readLocal, removeLocal, writeLocal } from './local-state.ts'

/** A refused message is kept, so that `helix commit --retry` goes on from it. */
export async function keepRefusedMessage(git: Git, text: string): Promise<void> {
  await writeLocal(refusedPath(git), text)
}

/** The message of the last refused commit; null when none is kept. */
export async function readRefusedMessage(git: Git): Promise<string | null> {
  return readLocal(refusedPath(git))
}

export async function dropRefusedMessage(git: Git): Promise<void> {
  await removeLocal(refusedPath(git))
}

function refusedPath(git: Git): string {
  return localPath(git, 'refused-message')
}

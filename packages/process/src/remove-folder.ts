import { lstat, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HelixError } from '@helix/core'
import { runProcess } from './run-process.ts'
import { systemProgram } from './system-program.ts'

/** Milliseconds that it may take. */
const patience = 10 * 60_000

/** What keeps Node from removing what its own user has made: a path too long for one call, a folder that nobody may enter. */
const stubborn = new Set(['ENAMETOOLONG', 'EACCES', 'EPERM', 'ENOTEMPTY'])

/**
 * Removes a folder, file or link with all that is in it, whatever a program has made of it; nothing happens where nothing is.
 * HelixError `process/cannot-write` where it is still there.
 */
export async function removeFolder(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true })
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || !stubborn.has(String(cause.code))) throw cause
    await removeBySystem(path)
    if ((await lstat(path).catch(() => null)) === null) return
    throw new HelixError('process/cannot-write', `${path} cannot be removed: ${cause.message}`, {
      hint: `rm -rf ${path}`,
      where: { path },
      cause,
    })
  }
}

/**
 * Lets whoever owns a folder read and change all that lies in it, whatever a program has made of the permissions there; links are
 * not followed. Nothing happens where the system has no chmod.
 */
export async function openToOwner(path: string): Promise<void> {
  const chmod = systemProgram('chmod')
  if (chmod !== null) await runProcess({ argv: [chmod, '-R', 'u+rwX', path], cwd: dirname(path), timeout: patience })
}

/** The system's own programs go down folder by folder, however long the path becomes. */
async function removeBySystem(path: string): Promise<void> {
  await openToOwner(path)
  const remove = systemProgram('rm')
  if (remove !== null) await runProcess({ argv: [remove, '-r', '-f', path], cwd: dirname(path), timeout: patience })
}

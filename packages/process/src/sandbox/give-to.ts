import { lchown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from '../run-process.ts'
import { systemProgram } from '../system-program.ts'
import type { Owner } from './sandbox.ts'

/** Milliseconds that it may take. */
const patience = 60_000

/**
 * Makes a folder and all in it (links themselves, never what they lead to) somebody's own. The system's `chown` takes a tenth of
 * the time that Node takes over an installation.
 */
export async function giveTo({ uid, gid }: Owner, folder: string): Promise<void> {
  const program = systemProgram('chown')
  if (program !== null) {
    const argv = [program, '-h', '-R', '-P', `${uid}:${gid}`, folder]
    const { code } = await runProcess({ argv, cwd: folder, timeout: patience })
    if (code === 0) return
  }
  await giveEach({ uid, gid }, folder)
}

async function giveEach({ uid, gid }: Owner, folder: string): Promise<void> {
  await lchown(folder, uid, gid)
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    await (entry.isDirectory() ? giveEach({ uid, gid }, path) : lchown(path, uid, gid))
  }
}

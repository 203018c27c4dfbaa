import { lchown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Owner } from './sandbox.ts'

/** Makes a folder and all in it (links themselves, never what they lead to) somebody's own. */
export async function giveTo({ uid, gid }: Owner, folder: string): Promise<void> {
  await lchown(folder, uid, gid)
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    await (entry.isDirectory() ? giveTo({ uid, gid }, path) : lchown(path, uid, gid))
  }
}

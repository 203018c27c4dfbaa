import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from './remove-folder.ts'

/**
 * Makes a folder below `root` (`/` as separator) and those on the way to it, in the place of whatever lies there and is no
 * folder: a link that somebody left who worked there would lead elsewhere. Nobody may be at work there meanwhile.
 */
export async function makeRealFolder(root: string, path: string): Promise<void> {
  let at = root
  for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
    at = join(at, name)
    const held = await lstat(at).catch(() => null)
    if (held?.isDirectory() === true) continue
    if (held !== null) await removeFolder(at)
    await mkdir(at)
  }
}

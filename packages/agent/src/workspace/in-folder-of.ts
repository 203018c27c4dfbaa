import { constants, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Linux names what a process has opened. Elsewhere nothing keeps a program apart, which then writes anywhere by itself. */
const opened = '/proc/self/fd'

/** A path below a root, `/` as separator. */
interface Named {
  root: string
  path: string
}

/**
 * Lets `act` use a path by way of its folder, which is opened from the root on, each from within the one above, and held; links
 * are refused (ENOTDIR). Who exchanges a folder for a link after `placeOf` has looked leads nobody elsewhere.
 */
export function inFolderOf<T>({ root, path }: Named, act: (at: string) => Promise<T>): Promise<T> {
  return existsSync(opened) ? reach({ root, path }, enter, act) : act(join(root, path))
}

/** The same; folders that are missing are made. */
export async function inMadeFolderOf<T>({ root, path }: Named, act: (at: string) => Promise<T>): Promise<T> {
  if (existsSync(opened)) return reach({ root, path }, make, act)
  const at = join(root, path)
  await mkdir(dirname(at), { recursive: true })
  return act(at)
}

async function reach<T>(
  { root, path }: Named,
  into: (at: string) => Promise<FileHandle>,
  act: (at: string) => Promise<T>,
): Promise<T> {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  let held = await open(root, constants.O_DIRECTORY)
  const nameIn = (entry: string): string => join(opened, String(held.fd), entry)
  try {
    for (const folder of folders) {
      const inner = await into(nameIn(folder))
      await held.close()
      held = inner
    }
    return await act(nameIn(name))
  } finally {
    await held.close()
  }
}

function enter(at: string): Promise<FileHandle> {
  return open(at, constants.O_DIRECTORY | constants.O_NOFOLLOW)
}

async function make(at: string): Promise<FileHandle> {
  await mkdir(at).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return enter(at)
}

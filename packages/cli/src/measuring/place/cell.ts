import { lchown, mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { atomicWrite, type Cell, giveTo, type Sandbox } from '@helix/process'

/**
 * The sandbox that author code of one snapshot runs in: `top`, which holds the snapshot, is all that it may change, and `home`
 * is its home. Caches of package managers of the user are not there; what they are told of registries is, without keys.
 */
export async function prepareCell(sandbox: Sandbox, top: string, home: string): Promise<Cell> {
  const temporary = join(top, 'tmp')
  await Promise.all([home, temporary].map((folder) => mkdir(folder, { recursive: true })))
  const settings = join(home, '.npmrc')
  // In a home that is kept author code has been before: nothing in it is followed.
  await atomicWrite(settings, withoutKeys(await readNpmrc()))
  if (sandbox.owner !== null) {
    const { uid, gid } = sandbox.owner
    await giveTo(sandbox.owner, top)
    await Promise.all([home, settings].map((path) => lchown(path, uid, gid)))
  }
  const isInside = home.startsWith(`${top}/`)
  return { sandbox, box: { writable: isInside ? [top] : [top, home], home, temporary, network: 'none' } }
}

/** Settings of npm that say where packages come from. */
const told = /^(?:(?:@[\w.~-]+:)?registry|strict-ssl|ca|noproxy|nodedir|maxsockets|fetch-[a-z-]+) *=/

/** The lines of an .npmrc that say where packages come from, and hold no name or key. */
export function withoutKeys(npmrc: string): string {
  const lines = npmrc.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => told.test(line) && !/:\/\/[^/\s]*@|\$\{/.test(line)).join('\n') + '\n'
}

async function readNpmrc(): Promise<string> {
  try {
    return await readFile(join(homedir(), '.npmrc'), 'utf8')
  } catch {
    return '' // Most users have none.
  }
}

import { lchown, mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { atomicWrite, type Cell, giveTo, type Sandbox } from '@helix/process'

/** What author code of one snapshot finds. */
export interface CellFolders {
  /** Holds the snapshot. */
  top: string
  home: string
  /** Folders of the user that dependencies are linked to. */
  readable?: readonly string[]
}

/**
 * The sandbox that author code of one snapshot runs in: `top` is all that it may change, and its home. Caches of package managers
 * of the user are not there; what they are told of registries is, without keys.
 */
export async function prepareCell(sandbox: Sandbox, { top, home, readable = [] }: CellFolders): Promise<Cell> {
  const temporary = join(top, 'tmp')
  await Promise.all([home, temporary].map((folder) => mkdir(folder, { recursive: true })))
  const settings = [join(home, '.npmrc'), pipSettings(home)]
  // In a home that is kept author code has been before: nothing in it is followed.
  await atomicWrite(join(home, '.npmrc'), withoutKeys(await readOwn('.npmrc')))
  await atomicWrite(pipSettings(home), withoutPipKeys(await readOwn('.config/pip/pip.conf')))
  if (sandbox.owner !== null) {
    const { uid, gid } = sandbox.owner
    await giveTo(sandbox.owner, top)
    await Promise.all([home, ...settings].map((path) => lchown(path, uid, gid)))
  }
  const isInside = home.startsWith(`${top}/`)
  return { sandbox, box: { writable: isInside ? [top] : [top, home], readable, home, temporary, network: 'none' } }
}

/** For PIP_CONFIG_FILE: what pip is told in the sandbox. */
export function pipSettings(home: string): string {
  return join(home, '.pip.conf')
}

/** Settings of npm that say where packages come from. */
const told = /^(?:(?:@[\w.~-]+:)?registry|strict-ssl|ca|noproxy|nodedir|maxsockets|fetch-[a-z-]+) *=/

/** The lines of an .npmrc that say where packages come from, and hold no name or key. */
export function withoutKeys(npmrc: string): string {
  return linesWithoutKeys(npmrc, told)
}

/** Sections of a pip.conf, and its settings that say where packages come from. */
const toldPip = /^(?:\[|(?:index-url|extra-index-url|find-links|no-index|trusted-host|cert|timeout|retries) *[=:])/

/** The same of a pip.conf, whose values may go on in lines of their own. */
export function withoutPipKeys(settings: string): string {
  return linesWithoutKeys(settings.replaceAll(/\r?\n[ \t]+(?=\S)/g, ' '), toldPip)
}

function linesWithoutKeys(text: string, wanted: RegExp): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => wanted.test(line) && !/:\/\/[^/\s]*@|\$\{/.test(line)).join('\n') + '\n'
}

async function readOwn(path: string): Promise<string> {
  try {
    return await readFile(join(homedir(), path), 'utf8')
  } catch {
    return '' // Most users have none.
  }
}

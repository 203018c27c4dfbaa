import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { installedPackages } from './installed-packages.ts'
import { isWorkspacePackage } from './workspace-package.ts'

/**
 * Folders of installed packages that import a package of the workspace, or one that does (a plugin whose peer is developed
 * there): linked from a snapshot they would load the original. Relative to `from`; of pnpm they are entries of its store.
 * Told from the links of pnpm's store, from npm's list of what it installed, and of yarn and bun from the packages themselves.
 */
export async function foldersLeadingBack(from: string): Promise<ReadonlySet<string>> {
  return new Set([...(await inStore(from)), ...(await inList(from))])
}

/** Whether a path is one of these folders or lies in one. */
export function isWithin(folders: ReadonlySet<string>, path: string): boolean {
  const names = path.split(sep)
  return names.some((_, at) => folders.has(names.slice(0, at + 1).join(sep)))
}

/** pnpm's store: an entry for each package, in which it lies beside links to what it imports. */
export const storeFolder = join('node_modules', '.pnpm')

async function inStore(from: string): Promise<string[]> {
  const store = join(from, storeFolder)
  if (!(await mayLead(store))) return []
  const users = new Map<string, string[]>()
  const leading: string[] = []
  for (const name of await readdir(store)) {
    if (name === 'node_modules') continue
    for (const link of await linksIn(join(store, name, 'node_modules'))) {
      const inside = relative(from, join(dirname(link), await readlink(link)))
      if (isWorkspacePackage(inside)) leading.push(name)
      const used = relative(storeFolder, inside).split(sep)[0] ?? ''
      if (inside.startsWith(`${storeFolder}${sep}`)) users.set(used, [...(users.get(used) ?? []), name])
    }
  }
  return closed(leading, (name) => users.get(name) ?? []).map((name) => join(storeFolder, name))
}

/** Whether an installed package can use one of the workspace: pnpm's list of what it installed says so without a look at each. */
async function mayLead(store: string): Promise<boolean> {
  if ((await lstat(store).catch(() => undefined))?.isDirectory() !== true) return false
  const list = await readFile(join(store, 'lock.yaml'), 'utf8').catch(() => null)
  return list === null || /: link:/.test(list.slice(Math.max(0, list.indexOf('\nsnapshots:'))))
}

async function linksIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(folder, entry.name))
  const scopes = entries.filter((entry) => entry.isDirectory() && entry.name.startsWith('@'))
  return [...links, ...(await Promise.all(scopes.map(({ name }) => linksIn(join(folder, name))))).flat()]
}

async function inList(from: string): Promise<string[]> {
  const listed = await installedPackages(from)
  const users = new Map<string, string[]>()
  for (const [path, { dependencies, peerDependencies, optionalDependencies }] of listed) {
    for (const used of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })) {
      users.set(used, [...(users.get(used) ?? []), path])
    }
  }
  const own = listed.filter(([, { link }]) => link === true).map(([path]) => path)
  // By name, whatever version of it lies nearest: a copy too many does no harm.
  const leading = closed(own, (path) => users.get(nameOf(path)) ?? [])
  const links = new Set(own)
  return [...new Set(leading.filter((path) => !links.has(path)).map(topOf))]
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** The package that stands highest on the way to one that is nested in it. */
function topOf(path: string): string {
  const [before, rest] = splitOnce(path, 'node_modules/')
  const [scope = '', name = ''] = rest.split('/')
  return join(`${before}node_modules`, scope, scope.startsWith('@') ? name : '')
}

function splitOnce(text: string, at: string): [string, string] {
  const found = text.indexOf(at)
  return [text.slice(0, found), text.slice(found + at.length)]
}

/** The first ones and all that is reached from them. */
function closed(first: readonly string[], next: (name: string) => readonly string[]): string[] {
  const reached = new Set(first)
  for (const name of reached) for (const more of next(name)) reached.add(more)
  return [...reached]
}

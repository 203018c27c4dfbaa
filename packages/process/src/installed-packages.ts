import { readdir, readFile, readlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isWorkspacePackage } from './workspace-package.ts'

/** What an installed package says of itself, or npm of it. */
export interface InstalledPackage {
  /** It is a link to a package of the workspace. */
  link?: boolean
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * Packages in the folders `node_modules` of a repository, by their paths: as npm listed them, else as they say themselves (both
 * kinds of yarn and bun keep no such list). Not read where no link leads to a package of the workspace, nor of pnpm's store.
 */
export async function installedPackages(from: string): Promise<[path: string, InstalledPackage][]> {
  const text = await readFile(join(from, 'node_modules', '.package-lock.json'), 'utf8').catch(() => null)
  if (text !== null) return Object.entries(packagesIn(text)).filter(([path]) => path.includes('node_modules/'))
  const entries = await readdir(join(from, 'node_modules')).catch((): string[] => [])
  return entries.includes('.pnpm') ? [] : byManifests(from)
}

function packagesIn(text: string): Record<string, InstalledPackage> {
  try {
    const { packages }: { packages?: Record<string, InstalledPackage> } = JSON.parse(text)
    return packages ?? {}
  } catch {
    // npm takes a torn list for none, and installs anew.
    return {}
  }
}

async function byManifests(from: string): Promise<[string, InstalledPackage][]> {
  const folders = await packageFolders(from, 'node_modules')
  const own = folders.filter(({ leadsTo }) => leadsTo !== null)
  if (own.length === 0) return []
  const nested = await Promise.all(own.map(({ leadsTo }) => packageFolders(from, join(leadsTo ?? '', 'node_modules'))))
  const installed = [...folders, ...nested.flat()].filter(({ leadsTo }) => leadsTo === null)
  const links = own.map(({ path }): [string, InstalledPackage] => [path, { link: true }])
  return [...links, ...(await Promise.all(installed.map(({ path }) => manifestAt(from, path))))]
}

interface PackageFolder {
  path: string
  /** The package of the workspace that it is a link to. */
  leadsTo: string | null
}

/** Every package of a folder `node_modules`, and of those inside of its packages. */
async function packageFolders(from: string, modules: string): Promise<PackageFolder[]> {
  const entries = await readdir(join(from, modules), { withFileTypes: true }).catch(() => [])
  const found = entries.map(async (entry): Promise<PackageFolder[]> => {
    const path = join(modules, entry.name)
    if (entry.isSymbolicLink()) {
      const leadsTo = relative(from, join(from, dirname(path), await readlink(join(from, path))))
      return isWorkspacePackage(leadsTo) ? [{ path, leadsTo }] : []
    }
    if (!entry.isDirectory() || entry.name.startsWith('.')) return []
    if (entry.name.startsWith('@')) return packageFolders(from, path)
    return [{ path, leadsTo: null }, ...(await packageFolders(from, join(path, 'node_modules')))]
  })
  return (await Promise.all(found)).flat()
}

async function manifestAt(from: string, path: string): Promise<[string, InstalledPackage]> {
  const text = await readFile(join(from, path, 'package.json'), 'utf8').catch(() => '{}')
  try {
    const manifest: InstalledPackage | null = JSON.parse(text)
    return [path, { ...manifest, link: false }]
  } catch {
    // Node cannot load it by that either.
    return [path, {}]
  }
}

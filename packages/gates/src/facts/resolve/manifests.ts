import { posix } from 'node:path'
import { look } from './look.ts'
import { type Resolution, oncePerTree } from './resolution.ts'

/** What a package.json says of how its package is imported. Values are as written, whatever their shape. */
export interface Manifest {
  name: string | null
  exports: unknown
  imports: unknown
  /** Entries that stand for the package itself where it has no `exports`. */
  entries: readonly string[]
  /** Name → version of all kinds of dependencies. */
  dependencies: ReadonlyMap<string, string>
  /** Globs of `workspaces`. */
  workspaces: readonly string[]
}

export interface PlacedManifest {
  /** Its folder; empty for the root. */
  folder: string
  manifest: Manifest
}

/** Every package.json of a tree, by its folder. */
export const manifestsOf = oncePerTree((resolution): ReadonlyMap<string, Manifest> => {
  const files = (resolution.paths ?? []).filter((path) => posix.basename(path) === 'package.json')
  return new Map(
    files.flatMap((path) => {
      const manifest = read(resolution.text?.(path))
      return manifest === null ? [] : [[folderOf(path), manifest] as const]
    }),
  )
})

/** The package.json that governs a file. */
export function nearestManifest(from: string, resolution: Resolution): PlacedManifest | null {
  const manifests = manifestsOf(resolution)
  for (const folder of foldersAbove(from)) {
    const manifest = manifests.get(folder)
    if (manifest !== undefined) return { folder, manifest }
  }
  return null
}

/** Folders that hold a file, the nearest first, the root (empty) last. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), '']
}

export function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}

const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const
const entryKeys = ['source', 'main', 'module', 'browser', 'types', 'typings'] as const

function read(text: string | undefined): Manifest | null {
  const held = look.json(text)
  if (held === null) return null
  const { workspaces } = held
  return {
    name: look.text(held['name']),
    exports: held['exports'],
    imports: held['imports'],
    entries: entryKeys.flatMap((key) => look.text(held[key]) ?? []),
    dependencies: new Map(
      kinds.flatMap((kind) =>
        Object.entries(look.record(held[kind])).flatMap(([name, version]) =>
          typeof version === 'string' ? [[name, version] as const] : [],
        ),
      ),
    ),
    workspaces: look.texts(Array.isArray(workspaces) ? workspaces : look.record(workspaces)['packages']),
  }
}

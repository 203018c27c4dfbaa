import { posix } from 'node:path'
import picomatch from 'picomatch'
import { foldersAbove, manifestsOf, nearestManifest, type PlacedManifest } from './manifests.ts'
import type { PackageImport } from './package-targets.ts'
import { pnpmPackages } from './pnpm-packages.ts'
import { type Resolution, oncePerTree } from './resolution.ts'

/**
 * The package of the repository that a bare specifier names: the importing package itself, one of its workspace, or one that
 * it depends on by a path. Null for every other package: a manifest in a folder of fixtures claims no name.
 */
export function workspacePackage(from: string, specifier: string, resolution: Resolution): PackageImport | null {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
  const subpath = specifier === name ? '.' : `.${specifier.slice(name.length)}`
  const nearest = nearestManifest(from, resolution)
  if (nearest === null) return null
  const held =
    nearest.manifest.name === name ? nearest : (byPath(nearest, name, resolution) ?? member(from, name, resolution))
  return held === null ? null : { ...held, subpath }
}

/** `file:../a`, `link:../a`, `portal:../a`, `workspace:../a`, `../a`. */
function byPath({ folder, manifest }: PlacedManifest, name: string, resolution: Resolution): PlacedManifest | null {
  const written = /^(?:(?:file|link|portal|workspace):)?(\.{1,2}\/.*)$/.exec(manifest.dependencies.get(name) ?? '')?.[1]
  if (written === undefined) return null
  const at = posix.join(folder, written).replace(/\/$/, '')
  const found = manifestsOf(resolution).get(at === '.' ? '' : at)
  return found === undefined ? null : { folder: at === '.' ? '' : at, manifest: found }
}

function member(from: string, name: string, resolution: Resolution): PlacedManifest | null {
  const workspaces = workspacesOf(resolution)
  for (const root of foldersAbove(from)) {
    const found = workspaces.get(root)?.get(name)
    if (found !== undefined) return found
  }
  return null
}

type Members = ReadonlyMap<string, PlacedManifest>

/** Packages of every workspace of a tree by their names, by the folder of its root. */
const workspacesOf = oncePerTree((resolution): ReadonlyMap<string, Members> => {
  const manifests = [...manifestsOf(resolution)].map(([folder, manifest]) => ({ folder, manifest }))
  const roots = new Map(manifests.map(({ folder, manifest }) => [folder, manifest.workspaces] as const))
  for (const path of (resolution.paths ?? []).filter((one) => posix.basename(one) === 'pnpm-workspace.yaml')) {
    const folder = foldersAbove(path)[0] ?? ''
    roots.set(folder, [...(roots.get(folder) ?? []), ...pnpmPackages(resolution.text?.(path) ?? '')])
  }
  return new Map(
    [...roots]
      .filter(([, globs]) => globs.length > 0)
      .map(([root, globs]) => [root, membersOf(root, globs, manifests)] as const),
  )
})

function membersOf(root: string, globs: readonly string[], manifests: readonly PlacedManifest[]): Members {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(trimmed)
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => trimmed(glob.slice(1)))
  const isMember = picomatch(wanted, { ignore: unwanted })
  return new Map(
    manifests.flatMap((placed) => {
      const { folder, manifest } = placed
      const isBelow = root === '' || folder.startsWith(`${root}/`) || folder === root
      const below = posix.relative(root, folder)
      const counts = isBelow && manifest.name !== null && (below === '' || isMember(below))
      return counts && manifest.name !== null ? [[manifest.name, placed] as const] : []
    }),
  )
}

function trimmed(glob: string): string {
  return glob.replace(/^\.\//, '').replace(/\/$/, '')
}

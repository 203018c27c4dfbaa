import { posix } from 'node:path'
import { fileAt, isPath } from './file-at.ts'
import { look } from './look.ts'
import type { PlacedManifest } from './manifests.ts'
import { matchPattern } from './pattern.ts'
import type { Resolution } from './resolution.ts'

/** A package of the repository, and what of it is imported: `.` or `./part`. */
export interface PackageImport extends PlacedManifest {
  subpath: string
}

/**
 * The files of a package of the repository that an import by its name leads to: by `exports` under every condition, else by
 * its entries. Where they name what is yet to be built (`dist/index.js`), the sources that it is built from.
 */
export function packageTargets({ folder, manifest, subpath }: PackageImport, resolution: Resolution): string[] {
  const written = writtenTargets(manifest, subpath)
    .map((target) => posix.join(folder, target))
    .filter(isPath)
  const found = written.flatMap((path) => fileAt(path, resolution) ?? sourceOf(path, folder, resolution) ?? [])
  return found.length > 0 ? [...new Set(found)] : written.slice(0, 1)
}

function writtenTargets(manifest: PlacedManifest['manifest'], subpath: string): string[] {
  const exported = manifest.exports === undefined ? null : subpathTargets(normalized(manifest.exports), subpath)
  // What `exports` does not list cannot be imported by Node, but bundlers and runners with aliases of their own do.
  if (exported !== null) return exported
  return subpath === '.' ? [...manifest.entries, 'index'] : [subpath]
}

/** `exports` that is one target, or one target by condition, is that of `.`. */
function normalized(exports: unknown): unknown {
  const isMap = Object.keys(look.record(exports)).some((key) => key.startsWith('.'))
  return isMap ? exports : { '.': exports }
}

/**
 * Targets of a name in `exports` or `imports` of a package.json under all conditions; null where it is not listed. Node's
 * PACKAGE_IMPORTS_EXPORTS_RESOLVE: the name itself, else the pattern with the longest beginning.
 */
export function subpathTargets(map: unknown, name: string): string[] | null {
  const entries = look.record(map)
  if (Object.hasOwn(entries, name) && !name.includes('*')) return conditional(entries[name], '')
  const patterns = Object.keys(entries)
    .filter((key) => key.includes('*') || key.endsWith('/'))
    .toSorted((one, other) => weightOf(other) - weightOf(one))
  for (const pattern of patterns) {
    const middle = matchPattern(pattern.endsWith('/') ? `${pattern}*` : pattern, name)
    if (middle !== null) return conditional(entries[pattern], middle)
  }
  return null
}

function weightOf(pattern: string): number {
  const star = pattern.indexOf('*')
  return star === -1 ? pattern.length : star
}

/** The targets of every condition and of every fallback. */
function conditional(target: unknown, middle: string): string[] {
  if (typeof target === 'string') return [target.endsWith('/') ? target + middle : target.replaceAll('*', () => middle)]
  if (Array.isArray(target)) return target.flatMap((one) => conditional(one, middle))
  return Object.values(look.record(target)).flatMap((one) => conditional(one, middle))
}

/** `packages/a/dist/esm/x.d.ts` is built from `src/esm/x`, `src/x`, `esm/x` or `x` of the package: the first that is there. */
function sourceOf(path: string, folder: string, resolution: Resolution): string | undefined {
  const parts = posix.relative(folder, path.replace(/\.d(?=\.[cm]?ts$)/, '')).split('/')
  for (let left = 1; left < parts.length; left += 1) {
    const rest = parts
      .slice(left)
      .join('/')
      .replace(/\.[cm]?[jt]sx?$/, '')
    for (const place of ['src', 'lib', '']) {
      const found = fileAt(posix.join(folder, place, rest), resolution)
      if (found !== undefined) return found
    }
  }
  return undefined
}

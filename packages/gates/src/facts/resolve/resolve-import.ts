import { posix } from 'node:path'
import { aliasesFor } from './aliases.ts'
import { fileAt, isPath } from './file-at.ts'
import { manifestsOf, nearestManifest } from './manifests.ts'
import { packageTargets, subpathTargets } from './package-targets.ts'
import { matchPattern } from './pattern.ts'
import type { Resolution } from './resolution.ts'
import { workspacePackage } from './workspaces.ts'

/**
 * The repository paths that an import leads to: relative specifiers, `paths` and `baseUrl` of tsconfig.json, `#…` by `imports`
 * of the nearest package.json, packages of the workspace and the package itself by their names. TypeScript's `.js` for `.ts`,
 * endings left out, folders' index files. Conditions of a package (`import`, `types`, `browser` …) may lead to several files.
 * The path as written when no file is there; none for packages that are installed, built-ins and what lies outside.
 */
export function resolveImport(from: string, specifier: string, resolution: Resolution): string[] {
  const plain = withoutLoaders(specifier)
  if (/^\.{1,2}(\/|$)/.test(plain)) return one(posix.join(posix.dirname(from), plain), resolution)
  if (plain.startsWith('/')) return existing(unique([plain.slice(1), urlPath(plain).slice(1)]), resolution)
  if (plain.startsWith('#')) {
    const own = ownImports(from, plain, resolution)
    if (own !== null) return own
  }
  return bare(from, plain, resolution)
}

/** `!!raw-loader!./a.txt`, `./a.svg?raw` and `./a.svg#part` are about the file in between; `#a` is a name of its own. */
function withoutLoaders(specifier: string): string {
  const path = specifier.slice(specifier.lastIndexOf('!') + 1)
  return path.replace(/(?!^)[?#].*$/s, '')
}

function one(path: string, resolution: Resolution): string[] {
  const asUrl = urlPath(path)
  if (asUrl === path) return at(path, resolution)
  // Which of the two it is depends on who loads it.
  const meant = at(asUrl, resolution).filter((target) => resolution.exists(target))
  return unique([...at(path, resolution).filter((target) => meant.length === 0 || resolution.exists(target)), ...meant])
}

/** The path that Node reads, to which a specifier is a URL: `./%64ocs`, `./do<tab>cs`, `./..\\docs`. */
function urlPath(path: string): string {
  const plain = path.replace(/[\t\n\r]/g, '').replaceAll('\\', '/')
  try {
    return decodeURIComponent(plain)
  } catch {
    // A `%` that stands for nothing: Node finds no file either.
    return plain
  }
}

function at(path: string, resolution: Resolution): string[] {
  const inside = posix.normalize(path)
  if (!isPath(inside)) return []
  // A folder with a package.json of its own leads where that says.
  const manifest = manifestsOf(resolution).get(inside.replace(/\/$/, ''))
  if (manifest !== undefined && inside !== '.')
    return packageTargets({ folder: inside, manifest, subpath: '.' }, resolution)
  return [fileAt(inside, resolution) ?? inside]
}

function existing(paths: readonly string[], resolution: Resolution): string[] {
  return paths.flatMap((path) => fileAt(path, resolution) ?? [])
}

/** By `imports` of the nearest package.json; null where it does not list the name. */
function ownImports(from: string, name: string, resolution: Resolution): string[] | null {
  const nearest = nearestManifest(from, resolution)
  if (nearest === null) return null
  const targets = subpathTargets(nearest.manifest.imports, name)
  if (targets === null) return null
  return unique(
    targets.flatMap((target) =>
      target.startsWith('./')
        ? one(posix.join(nearest.folder, target), resolution)
        : target.startsWith('#')
          ? []
          : bare(from, target, resolution),
    ),
  )
}

function bare(from: string, specifier: string, resolution: Resolution): string[] {
  const aliases = aliasesFor(from, resolution)
  const meant = aliases.paths.flatMap(({ pattern, targets }) => {
    const middle = matchPattern(pattern, specifier)
    const written = middle === null ? [] : targets.map((target) => target.replace('*', () => middle)).filter(isPath)
    return written.map((path) => ({ path, isCatchAll: pattern.startsWith('*') }))
  })
  const aliased = meant.find(({ path }) => fileAt(path, resolution) !== undefined)
  if (aliased !== undefined) return existing([aliased.path], resolution)
  const held = workspacePackage(from, specifier, resolution)
  if (held !== null) return packageTargets(held, resolution)
  const based = aliases.bases.find((base) => fileAt(posix.join(base, specifier), resolution) !== undefined)
  if (based !== undefined) return existing([posix.join(based, specifier)], resolution)
  // A file that is to come. `*` and what is installed say nothing of the kind.
  const toCome = isInstalled(from, specifier, resolution) ? undefined : meant.find(({ isCatchAll }) => !isCatchAll)
  return toCome === undefined ? [] : [toCome.path]
}

function isInstalled(from: string, specifier: string, resolution: Resolution): boolean {
  const dependencies = nearestManifest(from, resolution)?.manifest.dependencies ?? new Map<string, string>()
  return [...dependencies.keys()].some((name) => specifier === name || specifier.startsWith(`${name}/`))
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)]
}

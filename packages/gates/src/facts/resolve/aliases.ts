import { posix } from 'node:path'
import { foldersAbove, folderOf } from './manifests.ts'
import { look } from './look.ts'
import { packageTargets } from './package-targets.ts'
import { readCommented } from './read-commented.ts'
import { type Resolution, oncePerTree } from './resolution.ts'
import { workspacePackage } from './workspaces.ts'

/** Other names that the configurations of TypeScript give to paths. */
export interface Aliases {
  /** `paths`, relative to the repository: pattern with at most one `*` → candidates. */
  paths: readonly { pattern: string; targets: readonly string[] }[]
  /** Folders (`baseUrl`) below which a bare specifier is looked for. */
  bases: readonly string[]
}

/**
 * Aliases that hold for a file: of every tsconfig and jsconfig in its folder and in those above, the nearest first, with what
 * they extend. Which of `tsconfig.json`, `tsconfig.app.json` … compiles a file depends on how a compiler is started.
 */
export function aliasesFor(from: string, resolution: Resolution): Aliases {
  const known = byFolder(resolution)
  const folder = folderOf(from)
  const held = known.get(folder) ?? gather(from, resolution)
  known.set(folder, held)
  return held
}

const byFolder = oncePerTree(() => new Map<string, Aliases>())

const configsByFolder = oncePerTree(({ paths = [] }) =>
  Map.groupBy(
    paths.filter((path) => /^[jt]sconfig(?:\.[^/]+)?\.json$/.test(posix.basename(path))).toSorted(byLength),
    folderOf,
  ),
)

/** `tsconfig.json` comes before `tsconfig.build.json`. */
function byLength(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1)
}

function gather(from: string, resolution: Resolution): Aliases {
  const configs = foldersAbove(from).flatMap((folder) => configsByFolder(resolution).get(folder) ?? [])
  const all = configs.map((path) => aliasesOf(path, resolution, new Set()))
  return { paths: all.flatMap(({ paths }) => paths), bases: [...new Set(all.flatMap(({ bases }) => bases))] }
}

function aliasesOf(path: string, resolution: Resolution, seen: Set<string>): Aliases {
  if (seen.has(path)) return { paths: [], bases: [] }
  seen.add(path)
  const config = look.record(readCommented(resolution.text?.(path) ?? ''))
  const options = look.record(config['compilerOptions'])
  const written = look.text(options['baseUrl'])
  const base = written === null ? null : placed(folderOf(path), written)
  const paths = Object.entries(look.record(options['paths']))
    .map(([pattern, targets]) => ({
      pattern,
      targets: look.texts(targets).map((one) => placed(base ?? folderOf(path), one)),
    }))
    .toSorted((one, other) => weightOf(other.pattern) - weightOf(one.pattern))
  const extended = [config['extends']].flat().flatMap((one) => {
    const found = typeof one === 'string' ? extendedConfig(path, one, resolution) : undefined
    return found === undefined ? [] : [aliasesOf(found, resolution, seen)]
  })
  return {
    paths: [...paths, ...extended.flatMap((one) => one.paths)],
    bases: [...(base === null ? [] : [base]), ...extended.flatMap((one) => one.bases)],
  }
}

/** TypeScript takes the pattern with the longest beginning; one without `*` before all. */
function weightOf(pattern: string): number {
  const star = pattern.indexOf('*')
  return star === -1 ? Infinity : star
}

function extendedConfig(path: string, written: string, resolution: Resolution): string | undefined {
  const isRelative = /^\.{1,2}(\/|$)/.test(written)
  const held = isRelative ? null : workspacePackage(path, written, resolution)
  const at = isRelative ? [placed(folderOf(path), written)] : held === null ? [] : packageTargets(held, resolution)
  return at.flatMap((one) => [one, `${one}.json`, posix.join(one, 'tsconfig.json')]).find(resolution.exists)
}

/** `${configDir}` is the folder of the config that is compiled with, which is not known here: its own stands for it. */
function placed(folder: string, written: string): string {
  const path = posix.join(folder, written.replace(/^\$\{configDir\}/, '.'))
  return path === '.' || path === './' ? '' : path.replace(/\/$/, '')
}

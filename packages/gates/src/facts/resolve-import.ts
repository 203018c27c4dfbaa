import { posix } from 'node:path'

export interface Resolution {
  /** Whether the repository has a file of that path. */
  exists: (path: string) => boolean
  /** `paths` of the tsconfig, relative to the repository: pattern with at most one `*` → candidates. */
  aliases?: Readonly<Record<string, readonly string[]>>
  /** All paths of the repository, and the texts of those that name what it depends on; for languages that need them. */
  paths?: readonly string[]
  text?: (path: string) => string | undefined
}

/** TypeScript's substitutions: the ending that is written → the endings that may stand behind it. */
const substitutes: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
}
const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json']

/**
 * The repository path that an import leads to: relative, `/`-rooted and aliased specifiers, TypeScript's `.js` for `.ts`,
 * endings left out, folders' index files. The path as written when no file is there; null for packages, built-ins and
 * what lies outside the repository.
 */
export function resolveImport(from: string, specifier: string, { exists, aliases = {} }: Resolution): string | null {
  const plain = specifier.replace(/[?#].*$/s, '')
  const written = /^\.{1,2}(\/|$)/.test(plain) ? [posix.join(posix.dirname(from), plain)] : aliased(plain, aliases)
  const inside = written
    .map((path) => posix.normalize(path))
    .filter((path) => !path.startsWith('..') && !path.startsWith('/'))
  return inside.flatMap((path) => candidates(path)).find(exists) ?? inside[0] ?? null
}

function candidates(path: string): string[] {
  const ending = posix.extname(path)
  const stem = path.slice(0, path.length - ending.length)
  return [
    ...(substitutes[ending] ?? [ending]).map((other) => stem + other),
    path,
    ...endings.map((other) => path + other),
    ...endings.map((other) => posix.join(path, `index${other}`)),
  ]
}

function aliased(specifier: string, aliases: Resolution['aliases'] & {}): string[] {
  return Object.entries(aliases).flatMap(([pattern, targets]) => {
    const [before = '', after] = pattern.split('*')
    if (after === undefined) return specifier === pattern ? targets : []
    if (!specifier.startsWith(before) || !specifier.endsWith(after) || specifier.length < pattern.length - 1) return []
    const middle = specifier.slice(before.length, specifier.length - after.length)
    return targets.map((target) => target.replace('*', () => middle))
  })
}

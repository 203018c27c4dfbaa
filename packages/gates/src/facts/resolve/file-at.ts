import { posix } from 'node:path'
import { type Resolution, oncePerTree } from './resolution.ts'

/** TypeScript's substitutions: the ending that is written → the endings that may stand behind it. */
const substitutes: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
}
const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.json']

/** A path inside of the repository that is no installed package. */
export function isPath(path: string): boolean {
  return !path.startsWith('..') && !path.startsWith('/') && !/(?:^|\/)node_modules\//.test(path)
}

/**
 * The file that an import of a path means: itself, TypeScript's source of it, with an ending that was left out, a folder's
 * index. Where none is spelled so, one that differs in case only: that is what file systems of macOS and Windows open.
 */
export function fileAt(path: string, resolution: Resolution): string | undefined {
  const meant = candidates(path)
  const found = meant.find(resolution.exists)
  if (found !== undefined) return found
  const folded = foldedPaths(resolution)
  return meant.flatMap((one) => folded.get(one.toLowerCase()) ?? [])[0]
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

const foldedPaths = oncePerTree(({ paths = [] }) => new Map(paths.map((path) => [path.toLowerCase(), path])))

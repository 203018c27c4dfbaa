import { posix } from 'node:path'
import picomatch from 'picomatch'
import type { Resolution } from '../../resolve/resolution.ts'

/**
 * Files of the repository that a pattern may lead to: of a specifier that is computed in part (`./adapters/*`, where `*` is any
 * text and an ending may be left out), or of a glob (`glob:./adapters/*.ts`), both relative to the importing file.
 */
export function matchingPaths(from: string, pattern: string, { paths = [] }: Resolution): string[] {
  const matches = pattern.startsWith(globMark)
    ? byGlob(from, pattern.slice(globMark.length))
    : byTemplate(from, pattern)
  return paths.filter((path) => path !== from && matches(path))
}

export const globMark = 'glob:'

function byGlob(from: string, globs: string): (path: string) => boolean {
  const list = globs.split('|')
  const placed = (glob: string) => (glob.startsWith('/') ? glob.slice(1) : posix.join(posix.dirname(from), glob))
  const ignore = list.filter((glob) => glob.startsWith('!')).map((glob) => placed(glob.slice(1)))
  return picomatch(list.filter((glob) => !glob.startsWith('!')).map(placed), { ignore })
}

function byTemplate(from: string, pattern: string): (path: string) => boolean {
  const path = posix.join(posix.dirname(from), pattern)
  if (path.startsWith('..')) return () => false
  const source = path
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('*')
    .map((part) => RegExp.escape(part))
    .join('.*')
  const expression = new RegExp(`^${source}(?:\\.[^/]*)?(?:/index\\.[^/]*)?$`)
  return (one) => expression.test(one)
}

import type { Finding } from '@helix/core'

/** Folders that hold no work: git's own, installed packages, tools' scratch folders. */
export const skippedFolders: readonly string[] = ['.git', 'node_modules', '.pnpm-store', '.stryker-tmp']

/**
 * The path as `a/b/c`, or the reason why an agent may not name it: absolute, `..`, control or invisible characters,
 * `.git` in any spelling that some file system takes for it, installed packages, files with secrets. '' is the root.
 */
export function plainPath(path: string): string | Finding {
  // U+FFFD stands for bytes that are no UTF-8: such a name leads nowhere.
  if (/[\p{C}\\\u{fffd}]/u.test(path))
    return no('AGENT-PATH-NAME', path, 'holds a control character, an invisible one, a backslash or what is no UTF-8')
  if (Buffer.byteLength(path) > 1024) return no('AGENT-PATH-NAME', path.slice(0, 80), 'is longer than 1024 bytes')
  if (/^(\/|~|[A-Za-z]:)/.test(path)) return no('AGENT-PATH-OUTSIDE', path, 'is not relative to the repository root')
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.includes('..')) return no('AGENT-PATH-OUTSIDE', path, 'goes up with ".."')
  for (const segment of segments) {
    if (Buffer.byteLength(segment) > 255) return no('AGENT-PATH-NAME', path, 'has a name longer than 255 bytes')
    const name = asFileSystemsReadIt(segment)
    if (name === '.git' || /^git~\d+$/.test(name)) return no('AGENT-PATH-PRIVATE', path, 'belongs to git')
    if (name === 'node_modules') return no('AGENT-PATH-PRIVATE', path, 'belongs to the package manager')
    if (name.startsWith('.env')) return no('AGENT-PATH-PRIVATE', path, 'may hold secrets')
  }
  return segments.join('/')
}

/** Windows drops trailing dots and blanks and cuts at a colon; macOS and Windows ignore letter case. */
function asFileSystemsReadIt(segment: string): string {
  return segment
    .replace(/:.*$/, '')
    .replace(/[. ]+$/, '')
    .toLowerCase()
}

function no(code: string, path: string, why: string): Finding {
  return {
    severity: 'error',
    code,
    message: `path ${JSON.stringify(path)} ${why}`,
    fix: 'Name a path inside the repository, relative to its root, for instance src/main.ts.',
  }
}

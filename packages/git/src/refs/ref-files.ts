import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Oid, RefName } from '@helix/core'
import type { Git } from '../git.ts'

/** What HEAD or a ref says: an object, or the name of another ref. */
type RefValue = { oid: Oid } | { ref: RefName }

/**
 * What HEAD or a full ref name says, read from git's own files (gitrepository-layout(5), `refs`, `packed-refs`), without a
 * process: null when there is no such ref, undefined where only git itself can tell (another store of refs, an odd name or file).
 */
export function readRefFile(git: Git, name: RefName): RefValue | null | undefined {
  if (!isPlainName(name) || existsSync(join(git.commonDir, 'reftable'))) return undefined
  // A loose ref may be packed between two looks.
  for (let look = 1; ; look++) {
    const loose = readText(join(name === 'HEAD' ? git.gitDir : git.commonDir, name))
    if (loose !== null) return parseLoose(loose)
    if (name === 'HEAD') return undefined
    const packed = findPacked(readText(join(git.commonDir, 'packed-refs')) ?? '', name)
    if (packed !== null || look === 2) return packed
  }
}

/** As `readRefFile`, through refs that name others: the object in the end. */
export function readRefOid(git: Git, name: RefName, depth = 5): Oid | null | undefined {
  const value = readRefFile(git, name)
  if (value === null || value === undefined) return value
  if ('oid' in value) return value.oid
  return depth === 0 ? undefined : readRefOid(git, value.ref, depth - 1)
}

/**
 * Names of refs that begin so, sorted, from git's own files; undefined where only git itself can tell. The prefix holds the
 * folder: `refs/tags/release/`, `refs/tags/v`.
 */
export function refNames(git: Git, prefix: string): RefName[] | undefined {
  if (existsSync(join(git.commonDir, 'reftable'))) return undefined
  const folder = prefix.slice(0, prefix.lastIndexOf('/'))
  const at = join(git.commonDir, folder)
  const loose = existsSync(at) ? readdirSync(at, { recursive: true, withFileTypes: true }) : []
  const files = loose.filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
  const names = files.map((entry) => relative(git.commonDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const packed = readText(join(git.commonDir, 'packed-refs')) ?? ''
  const held = packed.split('\n').flatMap((line) => /^[0-9a-f]{40,64} (\S+)$/.exec(line)?.[1] ?? [])
  return [...new Set([...names, ...held])].filter((name) => name.startsWith(prefix)).toSorted()
}

/** Branches, remote branches, tags and Helix's own: refs that all worktrees share. */
function isPlainName(name: RefName): boolean {
  return name === 'HEAD' || (/^refs\/(?:heads|remotes|tags|helix)\/[\w./-]+$/.test(name) && !/\.\.|\/\/|\/$/.test(name))
}

function parseLoose(text: string): RefValue | undefined {
  const [, ref, oid] = /^(?:ref: (\S+)|([0-9a-f]{40}|[0-9a-f]{64}))\s*$/.exec(text) ?? []
  if (ref !== undefined) return { ref }
  return oid === undefined ? undefined : { oid }
}

function findPacked(text: string, name: RefName): RefValue | null | undefined {
  const at = text.indexOf(` ${name}\n`)
  if (at < 0) return null
  // Of two lines for one ref git takes the one that it finds first, and it does not look from the beginning.
  if (text.includes(` ${name}\n`, at + 1)) return undefined
  return parseLoose(text.slice(text.lastIndexOf('\n', at) + 1, at))
}

/** null where there is no such file; a folder holds refs of longer names. */
function readText(path: string): string | null {
  // Most are not there, and to be told so by an error takes ten times as long.
  if (!existsSync(path)) return null
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))) {
      return null
    }
    throw error
  }
}

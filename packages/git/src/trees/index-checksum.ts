import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inheritedIndex } from '../plumbing/environment.ts'
import type { Git } from '../git.ts'

/** gitformat-index(5): the file ends in a hash of all that comes before it. */
const length = 20

/**
 * What tells the index that the next commit is made from (the one that a hook inherits, where there is one) from any other; null
 * where nothing does: it is not there, or written without its hash (`index.skipHash`). No process.
 */
export function indexChecksum(git: Git): string | null {
  const path = resolve(git.root, inheritedIndex() ?? join(git.gitDir, 'index'))
  try {
    const file = openSync(path, 'r')
    try {
      return readChecksum(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function readChecksum(file: number): string | null {
  const { size } = fstatSync(file)
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, Math.max(size - length, 0)) < length) return null
  return bytes.every((byte) => byte === 0) ? null : `${size} ${bytes.toString('hex')}`
}

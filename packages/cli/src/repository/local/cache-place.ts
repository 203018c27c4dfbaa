import { homedir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@helix/core'
import type { Git } from '@helix/git'

/**
 * Absolute path of something large that one clone keeps outside of itself: below XDG_CACHE_HOME, else `~/.cache`, a folder for each
 * clone. Coding agents refuse to write below a folder `.git`, and tools that look through a working tree must not find a second one.
 */
export function cachePlace(git: Git, ...parts: string[]): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'helix', sha256(git.commonDir).slice(0, 16), ...parts)
}

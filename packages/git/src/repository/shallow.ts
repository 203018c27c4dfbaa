import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError, type Oid } from '@helix/core'
import type { Git } from '../git.ts'

/** Whether history was cut off by a shallow clone or fetch. No process. */
export function isShallow(git: Git): boolean {
  return shallowBoundary(git).size > 0
}

/** HelixError `git/shallow` where one of these commits is on the boundary of a shallow clone. */
export function requireWhole(boundary: ReadonlySet<Oid>, commits: readonly { commit: Oid }[]): void {
  const cut = boundary.size === 0 ? undefined : commits.find(({ commit }) => boundary.has(commit))
  if (cut === undefined) return
  throw new HelixError('git/shallow', `history ends at ${cut.commit.slice(0, 12)}: this is a shallow clone`, {
    hint: 'git fetch --unshallow',
  })
}

/** Where a shallow clone ends: these commits have parents, but git shows them without. */
export function shallowBoundary(git: Git): Set<Oid> {
  const file = join(git.commonDir, 'shallow')
  // git reads the id that a line begins with, and nothing behind it.
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').match(/^(?:[0-9a-f]{64}|[0-9a-f]{40})/gm) : [])
}

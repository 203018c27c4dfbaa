import type { Oid } from '@helix/core'
import type { Git, TreeEntry } from '@helix/git'
import type { Stand } from '../decide/replay.ts'
import { openedAmong, type OpenedTests, openingSince } from './amendments.ts'
import { specFilesOf } from './spec-files.ts'
import { type SpecDigest, specDigest } from './tree-spec.ts'

/** What of a commit's tree its rules look at. */
interface Surroundings {
  /** null where it holds no spec. */
  spec: SpecDigest | null
  /** Frozen tests that amendments opened. */
  opened: OpenedTests
}

/** Answers that for one commit; the spec lies at this path. */
export type SurroundingsAt = (stand: Stand, specPath: string) => Promise<Surroundings>

/** For commits in an order in which parents come first. A commit with the files and the Dones of the one before it has its answer. */
export function surroundingsOf(git: Git): SurroundingsAt {
  const filesAt = specFilesOf(git)
  let last: { files: readonly TreeEntry[]; path: string; since: Oid | null; answer: Surroundings } | null = null
  return async ({ increment, cycleStart, before }, path) => {
    const files = await filesAt(increment, path)
    const cycle = { cycleStart, done: before.done }
    const since = openingSince(cycle)
    if (last !== null && last.files === files && last.path === path && last.since === since) return last.answer
    const [spec, opened] = await Promise.all([specDigest(git, files, path), openedAmong(git, files, cycle)])
    last = { files, path, since, answer: { spec, opened } }
    return last.answer
  }
}

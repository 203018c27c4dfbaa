import type { Oid } from '@helix/core'
import type { Git, TreeEntry } from '@helix/git'
import type { Stand } from '../decide/replay.ts'
import { openedAmong, type OpenedTests, openingSince } from './amendments/amendments.ts'
import { specFilesOf } from './spec/spec-files.ts'
import { type SpecDigest, specDigest } from './spec/tree-spec.ts'
import { unlessUnreadable } from './unless-unreadable.ts'

/** What of a commit's tree its rules look at. */
export interface Surroundings {
  /** null where it holds no spec. */
  spec: SpecDigest | null
  /** Frozen tests that amendments opened. */
  opened: OpenedTests
}

/** Answers that for one commit, at once where nothing has to be read; the spec lies at this path. */
export type SurroundingsAt = (stand: Stand, specPath: string) => Surroundings | Promise<Surroundings>

/** For commits in an order in which parents come first. A commit with the files and the Dones of the one before it has its answer. */
export function surroundingsOf(git: Git): SurroundingsAt {
  const filesAt = specFilesOf(git)
  let last: { files: readonly TreeEntry[]; path: string; since: Oid | null; answer: Surroundings } | null = null
  const answer = (files: readonly TreeEntry[], { cycleStart, before }: Stand, path: string) => {
    const cycle = { cycleStart, done: before.done }
    const since = openingSince(cycle)
    if (last !== null && last.files === files && last.path === path && last.since === since) return last.answer
    return Promise.all([unlessUnreadable(specDigest(git, files, path)), openedAmong(git, files, cycle)]).then(
      ([spec, opened]) => {
        last = { files, path, since, answer: { spec, opened } }
        return last.answer
      },
    )
  }
  return (stand, path) => {
    const files = filesAt(stand.increment, path)
    return files instanceof Promise ? files.then((read) => answer(read, stand, path)) : answer(files, stand, path)
  }
}

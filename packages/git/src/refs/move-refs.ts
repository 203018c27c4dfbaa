import type { Oid, RefName } from '@helix/core'
import type { Git } from '../git.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'
import { readRef } from './revisions.ts'

export interface RefMove {
  ref: RefName
  to: Oid
  /** What it must hold until then; absent: whatever it holds. */
  expected?: Oid
}

/**
 * Moves several refs in one transaction, all or none, with a line in their reflogs. False when one of them did not hold
 * what was expected: nothing has changed then. HelixError `git/failed` for all other refusals.
 */
export async function moveRefs(git: Git, moves: readonly RefMove[], reason: string): Promise<boolean> {
  const lines = moves.map(({ ref, to, expected }) => ['update', ref, to, ...(expected ? [expected] : [])].join(' '))
  const args = ['update-ref', '--no-deref', '--create-reflog', '-m', reason, '--stdin']
  const answer = await runGit(git.root, args, { input: ['start', ...lines, 'prepare', 'commit', ''].join('\n') })
  if (answer.code === 0) return true
  for (const { ref, expected } of moves) {
    if (expected !== undefined && (await readRef(git, ref)) !== expected) return false
  }
  throw gitFailed(args, answer)
}

import { setTimeout } from 'node:timers/promises'
import type { Oid, RefName } from '@helix/core'
import type { Git } from '../git.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'
import { readRef } from './revisions.ts'

/**
 * Moves a ref from `expected` (null: it must not exist) to `to` (null: deleted) as one step.
 * False when somebody else was faster: nothing has changed then. HelixError `git/failed` for all other refusals.
 */
export async function updateRef(git: Git, ref: RefName, to: Oid | null, expected: Oid | null): Promise<boolean> {
  const args = ['update-ref', '--no-deref', ...(to === null ? ['-d', ref] : [ref, to]), expected ?? zero(git)]
  for (let attempt = 1; ; attempt++) {
    const answer = await runGit(git.root, args)
    if (answer.code === 0) return true
    if ((await readRef(git, ref)) !== expected) return false
    // Another process holds the ref's lock file this very moment and may yet give up.
    if (!/\.lock': File exists|is locked/.test(answer.stderr) || attempt === 5) throw gitFailed(args, answer)
    await setTimeout(100 * attempt)
  }
}

function zero(git: Git): Oid {
  return '0'.repeat(git.objectFormat === 'sha256' ? 64 : 40)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '@helix/git'
import type { Io } from '../io.ts'
import { amends } from './amends.ts'
import { commitOptions } from './commit-line.ts'

/**
 * Whether the message was that of another commit before, so that what Helix wrote into it then is written anew: with
 * `--amend`, `-C` and `-c`, and when a cherry-pick or rebase goes on after a conflict.
 */
export function reusesMessage(git: Git, io: Io): boolean {
  const commands = io.parents()
  if (io.env['HELIX_RESTAMP'] === '1' || amends(commands)) return true
  if (existsSync(join(git.gitDir, 'CHERRY_PICK_HEAD')) || existsSync(join(git.gitDir, 'rebase-merge'))) return true
  return (commitOptions(commands) ?? []).some(({ name }) => /^(?:-[cC]|--reu[a-z-]*|--ree[a-z-]*)$/.test(name))
}

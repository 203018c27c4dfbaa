import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Io } from '../io.ts'
import { goesOn, runs } from './commit-line.ts'

/**
 * Whether git picks a commit (cherry-pick, revert, rebase): of all hooks that see a message it runs only
 * prepare-commit-msg then. `path` is the message file, which lies in the worktree's own git folder.
 */
export function isPick(path: string, message: string, io: Io): boolean {
  const folder = dirname(path)
  const begun = ['CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge'].some((mark) => existsSync(join(folder, mark)))
  if (!begun && !/^Re(?:vert|apply) "/.test(message)) return false
  const commands = io.parents()
  return runs(commands, picking) || (begun && goesOn(commands, picking))
}

const picking = ['cherry-pick', 'revert', 'rebase']

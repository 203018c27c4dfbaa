import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { readCandidate } from './candidate.ts'
import { runs } from './commit-line.ts'
import { judgeMessage } from './judge-message.ts'

/**
 * Whether git picks a commit (cherry-pick, revert, rebase): of all hooks that see a message it runs only
 * prepare-commit-msg then. `path` is the message file, which lies in the worktree's own git folder.
 */
export function isPick(path: string, message: string, io: Io): boolean {
  const folder = dirname(path)
  const begun = ['CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge'].some((mark) => existsSync(join(folder, mark)))
  if (!begun && !/^Re(?:vert|apply) "/.test(message)) return false
  return runs(io.parents(), ['cherry-pick', 'revert', 'rebase'])
}

/**
 * Writes the label, hash, lane and figures of a picked commit anew, for where it comes to lie. Nothing is judged here, and a
 * pick is never held up: where Helix cannot tell them it says so, and the message stays.
 */
export async function completePicked(path: string, io: Io): Promise<0> {
  try {
    const candidate = await readCandidate(io)
    if (candidate === null || candidate.merging) return 0
    const asReady = { ...io, env: { ...io.env, GIT_EDITOR: ':', HELIX_RESTAMP: '1' } }
    const { text } = await judgeMessage(candidate, await readFile(path, 'utf8'), asReady)
    if (text !== '') await writeFile(path, text)
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    io.warn(`helix: the message of this pick stays as it was: ${error.message}\n`)
  }
  return 0
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { squashMessages } from '@helix/commits'
import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { readCandidate } from './candidate.ts'
import { judgeMessage } from './judge-message.ts'

/**
 * Writes the label, hash, lane and figures of a picked commit anew, for where it comes to lie. Nothing is judged here, and a
 * pick is never held up: where Helix cannot tell them it says so, and the message stays.
 */
export async function completePicked(path: string, io: Io): Promise<0> {
  try {
    const candidate = await readCandidate(io)
    if (candidate === null || candidate.merging) return 0
    const asReady = { ...io, env: { ...io.env, GIT_EDITOR: ':', HELIX_RESTAMP: '1' } }
    const { text } = await judgeMessage(candidate, messageOf(path), asReady)
    if (text !== '') writeFileSync(path, text)
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    io.warn(`helix: the message of this pick stays as it was: ${error.message}\n`)
  }
  return 0
}

/**
 * What git has written; of several that a rebase squashes (`message-squash` lies there then), one. They begin with a comment, and
 * a message that fixups leave as it is does not.
 */
function messageOf(path: string): string {
  const typed = readFileSync(path, 'utf8')
  const [, commentChar] = /^([^\p{L}\p{N}\s]+) /u.exec(typed) ?? []
  const isSquash = existsSync(join(dirname(path), 'rebase-merge', 'message-squash'))
  return isSquash && commentChar !== undefined ? squashMessages(typed, commentChar) : typed
}

import { lastLine } from '@helix/core'
import { config, type Git } from '@helix/git'
import type { Io } from '../io.ts'

/** What git itself picks from for `core.commentChar=auto` (git-config(1)). */
const chars = '#;@!$%^&|:'

/** Below it lies the diff of --verbose, or everything that is to go. */
export const scissors = /^(\S+) -{24} >8 -{24}$/m

/**
 * What begins a line which git will leave out of the message; null when it leaves none out, because the message came ready
 * (`git commit -m`) and `#` is text. git tells its hooks by `GIT_EDITOR=:` that it opens no editor; a user may have set
 * the same, and then git's own comments stand at the message's end.
 */
export async function commentCharOf(git: Git, typed: string, { env }: Io): Promise<string | null> {
  const [, before] = scissors.exec(typed) ?? []
  if (before !== undefined) return before
  const last = lastLine(typed)
  // git's own comments end in an empty one.
  if (last.length === 1 && chars.includes(last)) return last
  if (env['GIT_EDITOR'] === ':') return null
  const [text, char] = await Promise.all([config(git, 'core.commentString'), config(git, 'core.commentChar')])
  const set = text ?? char ?? '#'
  const chosen = set === 'auto' ? last.charAt(0) : set
  return chosen !== '' && last.startsWith(chosen) ? chosen : null
}

import { config, type Git } from '@helix/git'
import type { Io } from '../io.ts'

/**
 * The characters that begin a line which git will leave out of the message; null when it leaves none out, because the message
 * came ready (`git commit -m`) and `#` is text. git tells its hooks by `GIT_EDITOR=:` that it opens no editor; a user may
 * have set the same, and then git's own comments stand at the message's end.
 */
export async function commentCharOf(git: Git, typed: string, { env }: Io): Promise<string | null> {
  const last = typed.trimEnd().split('\n').at(-1) ?? ''
  if (env['GIT_EDITOR'] === ':' && !/^[#;@!$%^&|:]/.test(last)) return null
  const [text, char, cleanup] = await Promise.all([
    config(git, 'core.commentString'),
    config(git, 'core.commentChar'),
    config(git, 'commit.cleanup'),
  ])
  if (cleanup === 'verbatim' || cleanup === 'whitespace') return null
  const set = text ?? char ?? '#'
  // git has picked a character that begins no line of the message; its comments end the file.
  const chosen = set === 'auto' ? last.charAt(0) : set
  return chosen !== '' && last.startsWith(chosen) ? chosen : withScissors(typed, chosen)
}

/** With --verbose the diff stands last, below a line of scissors. */
function withScissors(typed: string, chosen: string): string | null {
  return chosen !== '' && typed.includes(`\n${chosen} ------------------------ >8 ------------------------\n`)
    ? chosen
    : null
}

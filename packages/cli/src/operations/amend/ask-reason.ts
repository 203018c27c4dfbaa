import { HelixError } from '@helix/core'
import { editorOf } from '@helix/git'
import { diffSpecs, parseSpec } from '@helix/spec'
import type { Io } from '../../io.ts'
import { readLocal, removeLocal, writeLocal } from '../../repository/local/local-state.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { readNewSpec, reasonPath, requireAmendable } from './amend.ts'

export interface AskedReason {
  why: string
  /** The first line, where a blank one follows and then more. */
  title?: string
}

/** As git's own (builtin/commit.c): everything from here on is left out, so that the text may hold Markdown. */
const scissors = '# ------------------------ >8 ------------------------'

/**
 * Asks for the reason of an amendment in the user's editor, as `git commit` does. What was written is kept in git's own folder
 * until the next time, in case the amendment is refused. HelixErrors amend/no-why (no terminal, or nothing written),
 * amend/editor, those of `requireAmendable`.
 */
export async function askReason(io: Io, from: string | undefined): Promise<AskedReason> {
  if (!io.interactive) {
    throw new HelixError('amend/no-why', 'an amendment needs a reason, and there is no terminal to ask for it', {
      hint: 'helix amend "<why>"',
    })
  }
  const here = await openHere(io)
  const path = reasonPath(here.git)
  const before = (await readLocal(path))?.split(scissors, 1)[0]?.trim() ?? ''
  await writeLocal(path, `${before}\n\n${scissors}\n${await context(here, from)}`)
  await edit(here, path)
  const text = ((await readLocal(path)) ?? '').split(scissors, 1)[0]?.trim() ?? ''
  if (text === '') {
    await removeLocal(path)
    throw new HelixError('amend/no-why', 'nothing was written, so nothing is amended', { hint: 'helix amend "<why>"' })
  }
  const [, title, why] = /^(.+)\n\s*\n([^]+)$/.exec(text) ?? []
  return title === undefined || why === undefined
    ? { why: text }
    : { why: why.trim(), title: title.replace(/^#+\s*/, '') }
}

async function edit({ git }: Here, path: string): Promise<void> {
  const editor = await editorOf(git)
  if (editor === null) {
    throw new HelixError('amend/editor', 'git knows no editor for this terminal', { hint: 'helix amend "<why>"' })
  }
  const { runEditor } = await import('@helix/process')
  const code = await runEditor(editor, path, git.root)
  if (code === 0) return
  throw new HelixError('amend/editor', `the editor (${editor}) ended with ${code ?? 'a signal'}; nothing is amended`, {
    hint: 'helix amend "<why>"',
  })
}

/** What differs, for whoever writes the reason. */
async function context(here: Here, from: string | undefined): Promise<string> {
  const before = await requireAmendable(here)
  const { added, changed, removed } = diffSpecs(before, parseSpec(await readNewSpec(here, from)))
  const lines = [
    ...added.map(({ id, title }) => `+ ${id} ${title}`),
    ...changed.map(({ after }) => `~ ${after.id} ${after.title}`),
    ...removed.map(({ id, title }) => `- ${id} ${title}`),
  ]
  return `Why does the spec change? Write it above the line; what stands below is left out, and an empty text amends nothing.
A first line with a blank line after it becomes the title of the ADR.

${lines.length === 0 ? 'No requirement differs from HEAD.' : lines.join('\n')}
`
}

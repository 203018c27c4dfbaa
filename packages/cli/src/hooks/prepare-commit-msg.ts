import { readFile, writeFile } from 'node:fs/promises'
import { composeLabel } from '@helix/commits'
import { readCandidate } from './candidate.ts'
import { commentCharOf } from './comment-char.ts'
import type { Hook } from './index.ts'
import { completePicked, isPick } from './picked.ts'
import { dropsComments } from './typed-message.ts'

/**
 * Completes the message of a pick. For a new one, shows the form of a message in the editor, as comments: which label belongs to it is only known with its type, and a
 * message that nobody wrote stays empty, so that git gives up by itself. Messages that are there already (`-m`, merges,
 * amends) are left to commit-msg, which completes whatever comes.
 */
export const prepareCommitMsg: Hook = async ([path = '', source = ''], io) => {
  const typed = await readFile(path, 'utf8')
  if (source === 'message' && isPick(path, typed, io)) return completePicked(path, io)
  if (source !== '') return 0
  const candidate = await readCandidate(io)
  if (candidate === null || !(await dropsComments(candidate.git, io))) return 0
  const char = await commentCharOf(candidate.git, typed, io)
  if (char === null) return 0
  const at = typed.split('\n').findIndex((line) => line.startsWith(char))
  const lines = typed.split('\n')
  const form = formOf(composeLabel(candidate.standing.label).trim())
  const comments = form.map((line) => `${char} ${line}`.trimEnd())
  await writeFile(path, [...lines.slice(0, at), ...comments, char, ...lines.slice(at)].join('\n'))
  return 0
}

function formOf(label: string): string[] {
  const added = label === '' ? 'Helix adds the rest' : `Helix adds ${label} and the rest`
  return ['type(scope): what this commit does', '', 'Why: REQ-7 asks for …; only … existed.', '', `${added}.`]
}

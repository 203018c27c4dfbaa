import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cleanMessage } from '@helix/commits'
import { config, type Git } from '@helix/git'
import type { Io } from '../io.ts'
import { commentCharOf, scissors } from './comment-char.ts'
import { commitOptions, valuesOf } from './commit-line.ts'

/** What git will make of a message file after its hooks. */
export interface TypedMessage {
  /** '' where git gives up: nobody wrote anything. */
  text: string
  /** Lines that begin with it go; null: none do. */
  commentChar: string | null
}

/**
 * Reads a message file as git will clean it up (git-commit(1), --cleanup): in the modes `whitespace`, `verbatim` and
 * `scissors` lines that begin with a comment character are text, also from an editor. A template that was left as it was
 * counts as nothing written, because git gives up on it.
 */
export async function typedMessage(git: Git, typed: string, io: Io): Promise<TypedMessage> {
  const commentChar = await commentCharOf(git, typed, io)
  if (commentChar === null) return { text: typed, commentChar: await strippedAnyway(git, typed, io) }
  const mode = await cleanupOf(git, io)
  if (mode !== 'verbatim' && (await isTemplate(git, typed, commentChar, io))) return { text: '', commentChar }
  if (mode === 'default' || mode === 'strip') return { text: typed, commentChar }
  return { text: mode === 'scissors' ? typed.slice(0, scissors.exec(typed)?.index) : typed, commentChar: null }
}

/** Whether lines with comments are left out of a message that comes from an editor, so that hints can stand there. */
export async function dropsComments(git: Git, io: Io): Promise<boolean> {
  return ['default', 'strip'].includes(await cleanupOf(git, io))
}

async function cleanupOf(git: Git, io: Io): Promise<string> {
  const asked = valuesOf(commitOptions(io.parents()), '', /^--cl(e|ea|ean|eanu|eanup)?$/)
  return asked.at(-1) ?? (await config(git, 'commit.cleanup')) ?? 'default'
}

/** A message that came ready keeps its comments, unless git was told to strip all the same. */
async function strippedAnyway(git: Git, typed: string, io: Io): Promise<string | null> {
  if (!/^[#;@!$%^&|:]/m.test(typed) || (await cleanupOf(git, io)) !== 'strip') return null
  const char = (await config(git, 'core.commentChar')) ?? '#'
  return char === 'auto' ? '#' : char
}

async function isTemplate(git: Git, typed: string, commentChar: string, io: Io): Promise<boolean> {
  const asked = valuesOf(commitOptions(io.parents()), '-t', /^--te(m|mp|mpl|mpla|mplat|mplate)?$/).at(-1)
  const path = asked ?? (await config(git, 'commit.template', { path: true }))
  // As git does: below the top of the worktree.
  const file = path === null ? null : join(path.startsWith('/') ? '' : git.root, path)
  if (file === null || !existsSync(file)) return false
  return cleanMessage(await readFile(file, 'utf8'), commentChar) === cleanMessage(typed, commentChar)
}

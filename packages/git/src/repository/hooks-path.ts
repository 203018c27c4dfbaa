import { setConfig } from './config.ts'
import type { Git } from '../git.ts'
import { gitFailed, mustGit, runGit } from '../plumbing/run-git.ts'

export interface HooksSetting {
  /** The folder as it is spelled there. */
  path: string
  /** Whose setting it is. */
  scope: 'system' | 'global' | 'local' | 'worktree'
}

const key = 'core.hooksPath'

/** Where git looks for hooks in this repository (`core.hooksPath`); null where nothing is set and git's own folder counts. */
export async function readHooksPath(git: Git): Promise<HooksSetting | null> {
  const args = ['config', '--null', '--show-scope', '--get-all', key]
  const answer = await runGit(git.root, args)
  // This package sets the same key on its own command lines (scope `command`), so that there is always an answer.
  if (answer.code !== 0) throw gitFailed(args, answer)
  const parts = answer.stdout.toString('utf8').split('\0').slice(0, -1)
  const settings = parts.flatMap((scope, index) => {
    const path = parts[index + 1]
    return index % 2 === 0 && isScope(scope) && path !== undefined ? [{ scope, path }] : []
  })
  return settings.at(-1) ?? null
}

/**
 * Sets where git looks for hooks, for this repository and all its worktrees; null takes the setting away. One of this
 * worktree alone (`scope`) would win over it, and is taken away.
 */
export async function setHooksPath(git: Git, path: string | null, scope?: HooksSetting['scope']): Promise<void> {
  if (scope === 'worktree') await mustGit(git.root, ['config', '--worktree', '--unset-all', key])
  await setConfig(git, key, path)
}

function isScope(text: string): text is HooksSetting['scope'] {
  return ['system', 'global', 'local', 'worktree'].includes(text)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError } from '@helix/core'
import { type Git, openGit } from '@helix/git'
import { playbookPath } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { decideHooks, type HooksPlan } from './hooks/decide-hooks.ts'
import { hookNames } from './hooks/hook-files.ts'
import { type HooksState, readHooksState } from './hooks/hooks-state.ts'
import { type HooksRemoved, removeHooks, setHooks } from './hooks/set-hooks.ts'

/**
 * Sets the hooks up in one clone of a repository that has Helix. Null where there is no repository: package managers run
 * this after every install, also in exported sources. HelixErrors: init/no-hooks, init/husky, `git/…`.
 */
export async function initHooks(io: Io): Promise<HooksPlan | null> {
  const git = await openIfThere(io)
  if (git === null) return null
  const state = await readHooksState(git)
  requireHooks(git, state)
  const plan = decideHooks(state)
  await setHooks(io, git, state, plan)
  return plan
}

/** Takes the hooks out of this clone. HelixError `git/…`. */
export async function initRemove(io: Io): Promise<HooksRemoved> {
  const git = await openGit(io.cwd)
  return removeHooks(git, await readHooksState(git))
}

async function openIfThere(io: Io): Promise<Git | null> {
  try {
    return await openGit(io.cwd)
  } catch (error) {
    if (error instanceof HelixError && error.code === 'git/not-a-repo') return null
    throw error
  }
}

/** A sparse checkout may lack the hooks, but not what lies at the top. */
function requireHooks({ root }: Git, { files }: HooksState): void {
  if (hookNames.some((name) => files[name] !== 'absent') || existsSync(join(root, playbookPath))) return
  throw new HelixError('init/no-hooks', 'this repository has no hooks of Helix in .husky', { hint: 'helix init' })
}

import { chmod, mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HelixError } from '@helix/core'
import { config, type Git, openGit, setConfig } from '@helix/git'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../../io.ts'
import { readLocal } from '../../../repository/local/local-state.ts'
import { hooksFolder, lastingFolder } from '../hooks/hook-files.ts'
import { type HooksState, readHooksState } from '../hooks/hooks-state.ts'
import { guardName, type GuardProgram, guardText, isGuard } from './guard-file.ts'

/** Says that this clone wants the guard, wherever its hooks lie. */
const setting = 'helix.guard'

export interface GuardSet {
  /** The hook that was written. */
  path: string
}

/** Guards Helix's references in this clone. HelixErrors init/guard-elsewhere, init/guard-taken, `git/…`. */
export async function initGuard(io: Io): Promise<GuardSet> {
  const git = await openGit(io.cwd)
  const path = await placeGuard(io, git, await readHooksState(git))
  await setConfig(git, setting, 'true')
  return { path }
}

/** Writes the guard to where git looks for hooks now, if this clone wants it. */
export async function keepGuard(io: Io, git: Git): Promise<void> {
  if (await wantsGuard(git)) await placeGuard(io, git, await readHooksState(git))
}

/** Takes the guard out of this clone; a hook of the user stays. Whether there was one. */
export async function removeGuard(git: Git, state: HooksState): Promise<boolean> {
  const found = await Promise.all(places(git, state).map(removeFrom))
  await setConfig(git, setting, null)
  return found.includes(true)
}

/** What is known of the guard, for `helix doctor`. */
export async function readGuard(io: Io, git: Git): Promise<{ wanted: boolean; state: 'current' | 'other' | 'absent' }> {
  const hooks = await readHooksState(git)
  const path = placeOf(git, hooks)
  const text = path === null ? null : await readLocal(path)
  const state = text === null ? 'absent' : text === guardText(programOf(io, hooks)) ? 'current' : 'other'
  return { wanted: await wantsGuard(git), state }
}

async function wantsGuard(git: Git): Promise<boolean> {
  return (await config(git, setting)) === 'true'
}

async function placeGuard(io: Io, git: Git, state: HooksState): Promise<string> {
  const path = placeOf(git, state)
  if (path === null) {
    const { path: folder, scope } = state.setting ?? { path: '', scope: 'local' }
    throw new HelixError(
      'init/guard-elsewhere',
      `core.hooksPath is ${folder} (${scope}), which is not Helix's to write`,
      {
        hint: `write ${folder}/${guardName} yourself: exec ${io.invocation} hook ${guardName} "$@"`,
      },
    )
  }
  const there = await readLocal(path)
  if (there !== null && !isGuard(there)) {
    throw new HelixError('init/guard-taken', `${path} is there already, and it is yours`, {
      hint: `let it end with: exec ${io.invocation} hook ${guardName} "$@"`,
    })
  }
  await mkdir(dirname(path), { recursive: true })
  await atomicWrite(path, guardText(programOf(io, state)))
  await chmod(path, 0o755)
  await Promise.all(
    places(git, state)
      .filter((other) => other !== path)
      .map(removeFrom),
  )
  return path
}

function programOf(io: Io, { home }: HooksState): GuardProgram {
  const [node, script] = io.program
  return { node, script, invocation: io.invocation, root: home }
}

/** Where the guard has to lie; null where git looks in a folder of the user's. */
function placeOf(git: Git, state: HooksState): string | null {
  const [lasting = '', husky = '', own = ''] = places(git, state)
  return { here: state.lasting ? lasting : husky, default: own, copied: null, elsewhere: null }[state.leads]
}

function places({ commonDir }: Git, { home }: HooksState): string[] {
  return [lastingFolder, join(home, hooksFolder, '_'), 'hooks'].map((folder) => resolve(commonDir, folder, guardName))
}

async function removeFrom(path: string): Promise<boolean> {
  const text = await readLocal(path)
  if (text === null || !isGuard(text)) return false
  await rm(path)
  return true
}

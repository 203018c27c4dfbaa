import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { HelixError } from '@helix/core'
import { type Git, setHooksPath } from '@helix/git'
import { atomicWrite, runProcess } from '@helix/process'
import type { Io } from '../../../io.ts'
import type { HooksPlan } from './decide-hooks.ts'
import { keepGuard, removeGuard } from '../guard/set-guard.ts'
import { hookNames, hookPath, hooksFolder, hookText, lastingFolder, launcherPath, launcherText } from './hook-files.ts'
import type { HooksState } from './hooks-state.ts'
import type { RunningHooks } from './running-hooks.ts'

/**
 * Lets husky write its part, writes what git starts and the launcher, and points git there by an absolute path (a relative
 * one finds nothing in linked worktrees). HelixError init/husky.
 */
export async function setHooks(io: Io, git: Git, { home, setting }: HooksState, { install }: HooksPlan): Promise<void> {
  if (install) {
    await runHusky(io, home)
    await writeLasting(io, git, home)
    await setHooksPath(git, join(git.commonDir, lastingFolder), setting?.scope)
  }
  // Hooks of the user's own start the committed one of the worktree that they run in.
  for (const top of new Set(install ? [home] : [home, git.root])) await writeLauncher(io, top)
  await keepGuard(io, git)
}

async function writeLauncher(io: Io, top: string): Promise<void> {
  await mkdir(join(top, hooksFolder, '_'), { recursive: true })
  await atomicWrite(join(top, hooksFolder, '_', '.gitignore'), '*')
  await writeProgram(join(top, launcherPath), launcherText(io.program, io.invocation))
}

/** One for each hook that husky knows, so that a hook which the user adds later runs, too. */
async function writeLasting(io: Io, git: Git, home: string): Promise<void> {
  const folder = join(git.commonDir, lastingFolder)
  await mkdir(folder, { recursive: true })
  const known = (await readdir(join(home, hooksFolder, '_'))).filter((name) => /^[a-z]+-[a-z-]+$/.test(name))
  for (const name of new Set([...hookNames, ...known])) {
    await writeProgram(join(folder, name), hookText(name, home, io.program, io.invocation))
  }
}

async function writeProgram(path: string, text: string): Promise<void> {
  await atomicWrite(path, text)
  await chmod(path, 0o755)
}

/** husky 9 ends with 0 whatever happens, and prints what went wrong. */
async function runHusky(io: Io, home: string): Promise<void> {
  const program = join(dirname(createRequire(import.meta.url).resolve('husky')), 'bin.js')
  const exit = await runProcess({ argv: [process.execPath, program], cwd: home, timeout: 30_000, signal: io.signal })
  if (exit.code === 0 && exit.stdout === '' && existsSync(join(home, hooksFolder, '_', 'h'))) return
  const said = `${exit.stdout}${exit.stderr}`.trim() || `exit ${exit.code ?? exit.signal}`
  throw new HelixError('init/husky', `husky could not set up hooks: ${said}`, {
    hint: `check that ${join(home, hooksFolder)} can be written, then: helix init --hooks`,
  })
}

export interface HooksRemoved {
  /** There was a guard of Helix's references. */
  guard: boolean
  /** git no longer looks in `.husky/_`. */
  unset: boolean
  /** Own hooks of the user, for which husky stays. */
  kept: string[]
  /** Files of the user that still start the committed hooks. */
  calling: string[]
}

/** Takes away what `setHooks` did in this clone. Where the user has hooks of their own in `.husky`, husky stays for them. */
export async function removeHooks(git: Git, state: HooksState): Promise<HooksRemoved> {
  const { home, leads, files } = state
  const mixed = hookNames.filter((name) => files[name] === 'calls').map(hookPath)
  const calling = [...mixed, ...(leads === 'here' ? [] : callersOf(state.running))]
  const guard = await removeGuard(git, state)
  const folder = join(home, hooksFolder)
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name !== '_').toSorted() : []
  const isOurs = (name: string) => hookNames.some((known) => known === name && files[known] === 'ours')
  const kept = names.filter((name) => !isOurs(name))
  if (leads === 'here') await rm(join(git.commonDir, lastingFolder), { recursive: true, force: true })
  if (kept.length > 0) {
    if (leads === 'here') await setHooksPath(git, join(folder, '_'))
    await rm(join(home, launcherPath), { force: true })
    return { guard, unset: false, kept: kept.map((name) => `${hooksFolder}/${name}`), calling }
  }
  if (leads === 'here') await setHooksPath(git, null)
  await rm(join(folder, '_'), { recursive: true, force: true })
  return { guard, unset: leads === 'here', kept, calling }
}

function callersOf({ folder, manager, silent }: RunningHooks): string[] {
  const names = hookNames.filter((name) => !silent.includes(name))
  if (manager !== null && names.length > 0) return [manager.config]
  return names.map((name) => `${folder}/${name}`)
}

import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { HelixError } from '@helix/core'
import { type Git, setHooksPath } from '@helix/git'
import { atomicWrite, runProcess } from '@helix/process'
import type { Io } from '../../../io.ts'
import type { HooksPlan } from './decide-hooks.ts'
import { hookNames, hooksFolder, launcherPath, launcherText } from './hook-files.ts'
import type { HooksState } from './hooks-state.ts'

/**
 * Lets husky write its part, points git at it by an absolute path (a relative one finds nothing in linked worktrees), and
 * writes the launcher. HelixError init/husky.
 */
export async function setHooks(io: Io, git: Git, { home }: HooksState, { install }: HooksPlan): Promise<void> {
  const folder = join(home, hooksFolder, '_')
  if (install) {
    await runHusky(io, home)
    await setHooksPath(git, folder)
  }
  await mkdir(folder, { recursive: true })
  await atomicWrite(join(folder, '.gitignore'), '*')
  await atomicWrite(join(home, launcherPath), launcherText(io.program, io.invocation))
  await chmod(join(home, launcherPath), 0o755)
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
  /** git no longer looks in `.husky/_`. */
  unset: boolean
  /** Own hooks of the user, for which husky stays. */
  kept: string[]
}

/** Takes away what `setHooks` did in this clone. Where the user has hooks of their own in `.husky`, husky stays for them. */
export async function removeHooks(git: Git, { home, leads, files }: HooksState): Promise<HooksRemoved> {
  const folder = join(home, hooksFolder)
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name !== '_').toSorted() : []
  const isOurs = (name: string) => hookNames.some((known) => known === name && files[known] === 'ours')
  const kept = names.filter((name) => !isOurs(name))
  if (kept.length > 0) {
    await rm(join(home, launcherPath), { force: true })
    return { unset: false, kept: kept.map((name) => `${hooksFolder}/${name}`) }
  }
  if (leads === 'here') await setHooksPath(git, null)
  await rm(join(folder, '_'), { recursive: true, force: true })
  return { unset: leads === 'here', kept }
}

import { constants, existsSync } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type Git, type HooksSetting, readHooksPath } from '@helix/git'
import { readLocal } from '../../../repository/local/local-state.ts'
import { isGuard } from '../guard/guard-file.ts'
import { callsHelix, hookLine, hookNames, type HookName, hookPath, hooksFolder, lastingFolder, launcherPath, readLauncher } from './hook-files.ts' // prettier-ignore
import { readRunningHooks, type RunningHooks } from './running-hooks.ts'

/** What a committed hook is: as Helix writes it, the user's own with a call of Helix, the user's own, or not there. */
type HookFile = 'ours' | 'calls' | 'other' | 'absent'

/** How hooks are set up in one clone. */
export interface HooksState {
  /** Top of the worktree whose `.husky` all worktrees of the clone use. */
  home: string
  /** `core.hooksPath`, if it is set. */
  setting: HooksSetting | null
  /**
   * Where git looks now: where Helix has it look or in `.husky/_` of `home`; where Helix had it look in the clone that this one is a copy
   * of, or in the folder that this one lay in; in another folder, or in its own.
   */
  leads: 'here' | 'copied' | 'elsewhere' | 'default'
  /** In the folder that linked worktrees share and nothing empties; husky's own holds in neither way. */
  lasting: boolean
  /** Names of hooks that lie in git's own folder and would no longer run. */
  active: string[]
  /** The hooks in git's own folder, or in the user's. */
  running: RunningHooks
  files: Record<HookName, HookFile>
  /** husky's own files are there. */
  husky: boolean
  launcher: 'ready' | 'absent' | 'not-executable' | 'outdated'
}

/** Looks at how hooks are set up in this clone. */
export async function readHooksState(git: Git): Promise<HooksState> {
  const home = homeOf(git)
  const setting = await readHooksPath(git)
  const folder = setting === null ? null : resolve(home, setting.path)
  const own = join(git.commonDir, lastingFolder)
  const isHere = folder === own || folder === join(home, hooksFolder, '_')
  const isCopied = folder !== null && basename(folder) === lastingFolder
  const leads = folder === null ? 'default' : isHere ? 'here' : isCopied ? 'copied' : 'elsewhere'
  const [active, running, files, launcher] = await Promise.all([
    activeHooks(join(git.commonDir, 'hooks')),
    readRunningHooks(git.root, setting?.path ?? relative(git.root, join(git.commonDir, 'hooks'))),
    readHookFiles(home),
    readLauncherState(join(home, launcherPath)),
  ])
  return {
    home,
    setting,
    leads,
    lasting: folder === own && hookNames.every((name) => existsSync(join(own, name))),
    active,
    running,
    files,
    husky: hookNames.every((name) => existsSync(join(home, hooksFolder, '_', name))),
    launcher,
  }
}

/** The main worktree where it has the hooks: it outlives linked ones. */
function homeOf(git: Git): string {
  const main = dirname(git.commonDir)
  const isMain = basename(git.commonDir) === '.git' && existsSync(join(main, hookPath('commit-msg')))
  return isMain ? main : git.root
}

async function activeHooks(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.sample')).toSorted()
  const runs = await Promise.all(names.map((name) => isUsersHook(join(folder, name))))
  return names.filter((_, index) => runs[index])
}

/** The guard moves with Helix's hooks, so it is nothing that would stop running. */
async function isUsersHook(path: string): Promise<boolean> {
  return (await isExecutable(path)) && !isGuard((await readLocal(path)) ?? '')
}

async function readHookFiles(home: string): Promise<Record<HookName, HookFile>> {
  const read = async (name: HookName) => fileOf(name, await readLocal(join(home, hookPath(name))))
  return {
    'pre-commit': await read('pre-commit'),
    'prepare-commit-msg': await read('prepare-commit-msg'),
    'commit-msg': await read('commit-msg'),
    'pre-push': await read('pre-push'),
  }
}

function fileOf(name: HookName, text: string | null): HookFile {
  if (text === null) return 'absent'
  if (text.trim() === hookLine(name)) return 'ours'
  return callsHelix(name, text) ? 'calls' : 'other'
}

async function readLauncherState(path: string): Promise<HooksState['launcher']> {
  const text = await readLocal(path)
  if (text === null) return 'absent'
  if (!(await isExecutable(path))) return 'not-executable'
  const program = readLauncher(text)
  return program !== null && program.every((part) => existsSync(part)) ? 'ready' : 'outdated'
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

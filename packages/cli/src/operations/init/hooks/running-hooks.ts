import { join, resolve } from 'node:path'
import { readLocal } from '../../../repository/local/local-state.ts'
import { callsHelix, hookNames, type HookName } from './hook-files.ts'
import { type HookManager, hookManagers } from './hook-managers.ts'

/** The user's own hooks, where those are in charge. */
export interface RunningHooks {
  /** As the user names it. */
  folder: string
  /** The program that writes them. */
  manager: HookManager | null
  /** Hooks that are not there. */
  absent: HookName[]
  /** Hooks by which git does not come to Helix, those that are absent among them. */
  silent: HookName[]
}

/** Looks at the hooks in a folder (seen from the top of the worktree), and at what the program reads that wrote them. */
export async function readRunningHooks(root: string, folder: string): Promise<RunningHooks> {
  const texts = await Promise.all(
    hookNames.map(async (name) => [name, await readLocal(join(resolve(root, folder), name))] as const),
  )
  const manager = hookManagers.find(({ wrote }) => texts.some(([, text]) => wrote.test(text ?? ''))) ?? null
  const config = manager === null ? '' : ((await readLocal(join(root, manager.config))) ?? '')
  const names = (asked: (name: HookName, text: string | null) => boolean): HookName[] =>
    texts.filter(([name, text]) => asked(name, text)).map(([name]) => name)
  return {
    folder,
    manager,
    absent: names((_, text) => text === null),
    silent: names((name, text) => text === null || !callsHelix(name, `${text}\n${config}`)),
  }
}

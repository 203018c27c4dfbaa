import { callText, hookLine, hookNames, type HookName, hookPath } from './hook-files.ts'
import type { HookManager } from './hook-managers.ts'
import type { HooksState } from './hooks-state.ts'
import type { RunningHooks } from './running-hooks.ts'

/** A line that only the user can add, because the file is theirs. */
interface ByHand {
  path: string
  line: string
}

export interface HooksPlan {
  /** Point git at `.husky/_`; otherwise another setup stays in charge. */
  install: boolean
  /** Why it is not pointed there. */
  why: string | null
  byHand: ByHand[]
  /** Who writes the hooks from the file that the lines belong in. */
  manager?: Pick<HookManager, 'name' | 'install'>
}

/** What may be done about hooks without taking anything away that is in use. */
export function decideHooks({ setting, leads, active, files, running }: HooksState): HooksPlan {
  if (setting !== null && leads === 'elsewhere') {
    const why = `core.hooksPath is ${setting.path} (${setting.scope}), which stays as it is`
    return { install: false, why, ...besides(running, setting.path) }
  }
  if (leads === 'default' && active.length > 0) {
    const why = `${active.join(', ')} in .git/hooks would no longer run, so they stay in charge`
    return { install: false, why, ...besides(running, '.git/hooks') }
  }
  const others = hookNames.filter((name) => files[name] === 'other')
  return { install: true, why: null, byHand: others.map((name) => ({ path: hookPath(name), line: hookLine(name) })) }
}

/** How hooks that stay in charge come to Helix. */
function besides({ manager, absent, silent }: RunningHooks, folder: string): Pick<HooksPlan, 'byHand' | 'manager'> {
  if (manager === null) {
    return {
      byHand: silent.map((name) => ({ path: `${folder}/${name}`, line: callFrom(name, !absent.includes(name)) })),
    }
  }
  const { name, install, config, lines } = manager
  const byHand = silent.length === 0 ? [] : lines.map((line) => ({ path: config, line }))
  return { byHand, manager: { name, install } }
}

/** git starts hooks at the top of the worktree. That what stands before failed is not forgotten. */
function callFrom(name: HookName, isBehind: boolean): string {
  return `${isBehind ? '[ $? -eq 0 ] || exit 1; ' : ''}${callText(name)} "$@"`
}

import { hookLine, hookNames, type HookName, hookPath } from './hook-files.ts'
import type { HooksState } from './hooks-state.ts'

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
}

/** What may be done about hooks without taking anything away that is in use. */
export function decideHooks({ setting, leads, active, files }: HooksState): HooksPlan {
  if (setting !== null && leads === 'elsewhere') {
    const why = `core.hooksPath is ${setting.path} (${setting.scope}), which stays as it is`
    return { install: false, why, byHand: hookNames.map((name) => callFrom(`${setting.path}/${name}`, name)) }
  }
  if (leads === 'default' && active.length > 0) {
    const why = `${active.join(', ')} in .git/hooks would no longer run, so they stay in charge`
    return { install: false, why, byHand: hookNames.map((name) => callFrom(`.git/hooks/${name}`, name)) }
  }
  const others = hookNames.filter((name) => files[name] === 'other')
  return { install: true, why: null, byHand: others.map((name) => ({ path: hookPath(name), line: hookLine(name) })) }
}

/** git starts hooks at the top of the worktree. */
function callFrom(path: string, name: HookName): ByHand {
  return { path, line: `sh ${hookPath(name)} "$@"` }
}

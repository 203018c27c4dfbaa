import { HelixError } from '@helix/core'
import { decideHooks } from '../../init/hooks/decide-hooks.ts'
import { hookNames, hookPath } from '../../init/hooks/hook-files.ts'
import { type HooksState, readHooksState } from '../../init/hooks/hooks-state.ts'
import { type Check, type Examined, ok, problem, warning } from '../check.ts'

export const hooksCheck: Check = {
  name: 'hooks',
  code: 'DOCTOR-HOOKS',
  async run({ io, git, playbook }) {
    if (git instanceof HelixError || playbook === null) return null
    const switchedOff = io.env['HUSKY'] === '0'
    const judged = judgeHooks(await readHooksState(git))
    if (!switchedOff || judged.state !== 'ok') return judged
    return warning('are set up, but HUSKY=0 in this shell switches them off', 'unset HUSKY')
  },
}

const again = 'helix init --hooks'

/** Whether commits made in this clone meet Helix. CI replays every rule, so a clone without hooks is only slower to learn. */
function judgeHooks(state: HooksState): Examined {
  const { setting, leads, files, launcher, husky, lasting, running } = state
  const absent = hookNames.filter((name) => files[name] === 'absent')
  if (absent.length > 0) return problem(`${absent.map(hookPath).join(', ')} missing`, 'helix init')
  if (leads === 'copied') return problem(`git runs those of another folder: core.hooksPath is ${setting?.path}`, again)
  const comes = leads !== 'here' && running.silent.length === 0
  if (leads === 'elsewhere' && !comes) {
    return warning(`core.hooksPath is ${setting?.path}; Helix cannot see whether those hooks call it`, again)
  }
  if (leads === 'default' && !comes) {
    const why = decideHooks(state).why ?? 'git does not look where Helix has them'
    return problem(`not set up in this clone: ${why}`, again)
  }
  if (launcher !== 'ready') return problem(`.husky/_/helix, which starts Helix, is ${words[launcher]}`, again)
  if (comes) return ok(`${running.folder} comes to Helix`)
  if (!husky) return problem('husky has not written .husky/_', again)
  const others = hookNames.filter((name) => files[name] === 'other')
  if (others.length > 0) return warning(`${others.map(hookPath).join(', ')} do not call Helix`, again)
  if (!lasting)
    return warning('core.hooksPath leads to .husky/_, which linked worktrees and sparse checkouts lack', again)
  return ok('set up in this clone and its worktrees')
}

const words: Record<HooksState['launcher'], string> = {
  ready: 'ready',
  absent: 'missing',
  'not-executable': 'not executable',
  outdated: 'outdated: what it starts is gone',
}

import type { Outcome } from '../../command.ts'
import type { GuardSet } from '../../operations/init/guard/set-guard.ts'
import type { HooksPlan } from '../../operations/init/hooks/decide-hooks.ts'
import { hookNames, hookPath } from '../../operations/init/hooks/hook-files.ts'
import type { HooksRemoved } from '../../operations/init/hooks/set-hooks.ts'
import type { Style } from '../style.ts'
import { wrap } from '../wrap.ts'

/** Columns before what a label says. */
export const hang = 9

/** How `helix init --hooks` ends. */
export function hooksOutcome(plan: HooksPlan | null): Outcome {
  if (plan === null) {
    return {
      exit: 0,
      data: { ok: true, hooks: null },
      text: ({ chalk }) => `${chalk.bold('hooks')}    no git repository here, so there is nothing to set up\n`,
    }
  }
  return {
    exit: 0,
    data: { ok: true, hooks: plan },
    text: (style) => `${renderHooks(plan, false, style).join('\n')}\n`,
  }
}

/** How `helix init --guard` ends. */
export function guardOutcome({ path }: GuardSet): Outcome {
  return {
    exit: 0,
    data: { ok: true, guard: path },
    text: ({ chalk, columns }) =>
      `${chalk.bold('guard')}    ${wrap('refs/heads/helix, refs/helix/ and the tags helix/ move only as judgements move them', columns, hang)}\n` +
      `         ${path}\n`,
  }
}

/** What Helix's references lie below. */
const helixRefs = 'refs/heads/helix refs/helix refs/tags/helix'

/** How `helix init --remove` ends. */
export function removedOutcome(removed: HooksRemoved): Outcome {
  const { unset, kept, guard, calling } = removed
  const done = kept.length > 0 ? `husky stays for ${kept.join(', ')}` : unset ? 'taken out' : 'were not set up'
  const next = [
    ...(calling.length > 0 ? [`take the lines out that call Helix: ${calling.join(', ')}`] : []),
    `git rm -r --ignore-unmatch playbook.yml progress.json .helix ${hookNames.map(hookPath).join(' ')}`,
    'git commit -m "build: remove Helix"',
    `git for-each-ref --format='delete %(refname)' ${helixRefs} | git update-ref --stdin`,
  ]
  return {
    exit: 0,
    data: { ok: true, ...removed, next },
    text: (style) =>
      [
        `${style.chalk.bold('hooks')}    ${wrap(`of this clone: ${done}`, style.columns, hang)}`,
        ...(guard ? [`${style.chalk.bold('guard')}    taken out`] : []),
        '         Files and judgements stay. To remove them too:',
        ...renderNext(next, style),
      ].join('\n') + '\n',
  }
}

/** How the hooks of this clone stand. */
export function renderHooks(plan: HooksPlan, dryRun: boolean, { chalk, columns }: Style): string[] {
  const { install, why, byHand, manager } = plan
  const state = install ? `${dryRun ? 'would run' : 'run'} in this clone (.husky/_, by husky)` : `not switched: ${why}`
  const comes = !install && byHand.length === 0 ? '; each comes to Helix' : ''
  const lines = [`${chalk.bold('hooks')}    ${wrap(`${state}${comes}`, columns, hang)}`]
  if (byHand.length === 0) return lines
  const files = Map.groupBy(byHand, ({ path }) => path)
  const added = [...files].flatMap(([path, held]) => [path, ...held.map(({ line }) => `  ${line}`)])
  const told = [wrap(howByHand(plan), columns, hang), ...added, ...(manager ? [`then: ${manager.install}`] : [])]
  return [...lines, ...told.map((line) => `${' '.repeat(hang)}${line}`)]
}

function howByHand({ install, manager }: HooksPlan): string {
  if (manager) return `${manager.name} writes them; add by hand to what it reads:`
  if (install) return 'add by hand, as the last line of each:'
  return 'add by hand, as the last line of each, where no exec or exit comes before it (a new one begins with #!/bin/sh; chmod +x):'
}

/** Commands to paste, one a line. */
export function renderNext(next: readonly string[], style: Style): string[] {
  const label = (index: number) => (index === 0 ? style.chalk.bold('next') : '    ')
  return next.map((step, index) => `${label(index)}     ${style.command(step)}`)
}

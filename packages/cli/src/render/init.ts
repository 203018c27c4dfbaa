import type { Outcome } from '../command.ts'
import { isNodeEnough, leastNode } from '../decide/node-version.ts'
import type { Initialised } from '../operations/init/index.ts'
import type { GuardSet } from '../operations/init/guard/set-guard.ts'
import type { HooksPlan } from '../operations/init/hooks/decide-hooks.ts'
import { hookNames, hookPath } from '../operations/init/hooks/hook-files.ts'
import type { HooksRemoved } from '../operations/init/hooks/set-hooks.ts'
import type { PlannedFile } from '../operations/init/plan-files.ts'
import { playbookPath } from '@helix/playbook'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

const hang = 9

/** How `helix init` ends. */
export function initOutcome(result: Initialised): Outcome {
  const next = nextOf(result)
  return {
    exit: 0,
    data: { ok: true, ...result, files: result.files.map(({ path, state }) => ({ path, state })), next },
    text: (style) => renderInit(result, next, style),
  }
}

function renderInit(result: Initialised, next: readonly string[], style: Style): string {
  const { name, dryRun, files, hooks, missing } = result
  const { chalk, columns } = style
  const done = dryRun ? 'would do' : result.changed.length === 0 ? 'current' : 'set up'
  const lines = [
    `${chalk.bold(done.padEnd(hang))}${name}`,
    `found    ${wrap(foundWords(result), columns, hang)}`,
    `chosen   ${wrap(chosenWords(result), columns, hang)}`,
    '',
    ...files.map((file) => renderFile(file, Math.max(26, ...files.map(({ path }) => path.length)), style)),
    '',
    ...renderHooks(hooks, dryRun, style),
  ]
  if (result.approvers !== null) lines.push(`${chalk.bold('suggest')}  ${wrap(result.approvers, columns, hang)}`)
  lines.push(...renderOldNode(result, style), ...renderMissing(missing, style), ...renderLeftOut(result.leftOut, style))
  return [...lines, ...renderNext(next, style)].join('\n') + '\n'
}

/** Tests of the runners that Helix drives are run by its own Node; all else by this one. */
function renderOldNode({ node, stack }: Initialised, { chalk, columns }: Style): string[] {
  if (node === null || stack.python !== undefined || isNodeEnough(node)) return []
  const told = `${node} is the Node on PATH, which starts ${stack.packageManager} and your own programs; what is installed here wants ${leastNode} or newer`
  return [`${chalk.yellow('node')}     ${wrap(told, columns, hang)}`]
}

function renderMissing(missing: Initialised['missing'], { chalk, columns }: Style): string[] {
  const width = Math.max(0, ...missing.map((requirement) => requirement.package.length))
  return missing.map((requirement, index) => {
    const label = index === 0 ? chalk.yellow('missing') : '       '
    return `${label}  ${requirement.package.padEnd(width)}   ${wrap(requirement.for, columns, hang + width + 3)}`
  })
}

function renderLeftOut([first, ...others]: Initialised['leftOut'], { chalk, columns }: Style): string[] {
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const told = `no command takes the tests ${first}${more}: until playbook.yml names them (commands, files), nothing runs them`
  return [`${chalk.yellow('left out')} ${wrap(told, columns, hang)}`]
}

const marks: Record<PlannedFile['state'], string> = { new: '+', refreshed: '~', unchanged: '=', kept: '!' }
const notes: Record<PlannedFile['state'], string> = {
  new: '',
  refreshed: 'refreshed: it was as an earlier Helix wrote it',
  unchanged: 'as it is',
  kept: 'yours, kept as it is',
}

function renderFile({ path, state, about }: PlannedFile, width: number, { chalk }: Style): string {
  const line = `  ${marks[state]} ${path.padEnd(width)}  ${notes[state] || about}`
  return state === 'unchanged' ? chalk.dim(line) : line
}

/** Then nothing of what a template would ask for is true of it. */
function hasOwnPlaybook({ files }: Initialised): boolean {
  return files.some(({ path, state }) => path === playbookPath && state === 'kept')
}

function foundWords(result: Initialised): string {
  const { stack, missing } = result
  const { packageManager, runner, typescript, layout, service } = stack
  const language = stack.python !== undefined ? 'Python' : typescript ? 'TypeScript' : 'JavaScript'
  const starts = service === null ? 'no service' : `service: ${service.run.join(' ')}, ready at ${service.ready}`
  const known = missing.some((requirement) => requirement.package === runner) ? `${runner} (not installed)` : runner
  const members = stack.workspaces === undefined ? '' : `, packages in ${stack.workspaces.join(' ')}`
  const tools = hasOwnPlaybook(result) ? packageManager : `${packageManager}, ${known}`
  return `${tools}, ${language}, ${layout} layout${members}; ${starts}`
}

function chosenWords(result: Initialised): string {
  const { choices, defaults } = result
  if (hasOwnPlaybook(result)) return `your ${playbookPath}`
  const words = `playbook ${choices.playbook}, signing ${choices.signing}, ${choices.people}`
  return defaults.length === 0 ? words : `${words}   (by default: ${defaults.join(', ')})`
}

function renderHooks(plan: HooksPlan, dryRun: boolean, { chalk, columns }: Style): string[] {
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

function renderNext(next: readonly string[], style: Style): string[] {
  const label = (index: number) => (index === 0 ? style.chalk.bold('next') : '    ')
  return next.map((step, index) => `${label(index)}     ${style.command(step)}`)
}

/** Commands, in order; commands stay on one line so that they can be copied. */
function nextOf({ dryRun, upgrade, install, changed, files, stack, choices, missing, ci }: Initialised): string[] {
  const jobs = ci === null ? '' : ` --ci ${ci.host}`
  if (dryRun)
    return [`helix init --playbook ${choices.playbook} --signing ${choices.signing} --${choices.people}${jobs}`]
  const steps = install === null ? [] : [install]
  const tracked = [...new Set(changed.map((path) => (path.startsWith('.h') ? path.split('/', 1).join('') : path)))]
  if (stack.signing === 'ssh' && !upgrade) steps.push('add the keys of CI and of approvers to .helix/allowed_signers')
  const kept = manifestsOf[stack.packageManager].slice(0, stack.unlocked ? 1 : undefined)
  const ignored = install?.endsWith('.gitignore') ? ['.gitignore'] : []
  const installed = missing.length > 0 ? [...kept, ...ignored] : []
  if (changed.length > 0 && !upgrade)
    steps.push(`git add ${[...tracked, ...installed].join(' ')} && git commit -m "build: adopt Helix"`)
  if (changed.length > 0 && upgrade) {
    const refreshed = files.filter(({ state }) => state === 'refreshed' || state === 'new').map(({ path }) => path)
    steps.push(`git add ${refreshed.join(' ')}`, 'helix approve policy --why "upgrade of Helix"')
    steps.push('helix commit -t policy -m "refresh generated files" -w "upgrade of Helix"')
  }
  if (ci !== null) steps.push(...ciSteps(ci, files))
  return [...steps, upgrade ? 'helix status' : 'helix next --new "<idea>"']
}

/** What is left to do for the jobs: a file of the user is never mixed with them, and settings of the host are not files. */
function ciSteps({ host, path }: NonNullable<Initialised['ci']>, files: readonly PlannedFile[]): string[] {
  const isKept = files.some((file) => file.path === path && file.state === 'kept')
  if (!isKept) return ['helix doctor --host']
  return [`move ${path} to another name, then: helix init --ci ${host}, and include the moved file in it`]
}

/** What installing packages changes. */
const manifestsOf: Readonly<Record<Initialised['stack']['packageManager'], string[]>> = {
  npm: ['package.json', 'package-lock.json'],
  pnpm: ['package.json', 'pnpm-lock.yaml'],
  yarn: ['package.json', 'yarn.lock'],
  bun: ['package.json', 'bun.lock'],
  uv: ['pyproject.toml', 'uv.lock'],
  poetry: ['pyproject.toml', 'poetry.lock'],
  pip: [],
}

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

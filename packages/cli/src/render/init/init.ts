import { playbookPath } from '@helix/playbook'
import type { Outcome } from '../../command.ts'
import { isNodeEnough, leastNode } from '../../decide/node-version.ts'
import type { Initialised } from '../../operations/init/index.ts'
import type { PlannedFile } from '../../operations/init/plan-files.ts'
import type { Style } from '../style.ts'
import { wrap } from '../wrap.ts'
import { hang, renderHooks, renderNext } from './hooks.ts'
import { nextOf } from './next-of.ts'

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
  lines.push(...renderUndriven(result, style))
  lines.push(...renderOldNode(result, style), ...renderMissing(missing, style), ...renderLeftOut(result.leftOut, style))
  return [...lines, ...renderNext(next, style)].join('\n') + '\n'
}

/** Tests of the runners that Helix drives are run by its own Node; all else by this one. */
function renderOldNode({ node, stack }: Initialised, { chalk, columns }: Style): string[] {
  if (node === null || stack.python !== undefined || isNodeEnough(node)) return []
  const told = `${node} is the Node on PATH, which starts ${stack.packageManager} and your own programs; what is installed here wants ${leastNode} or newer`
  return [`${chalk.yellow('node')}     ${wrap(told, columns, hang)}`]
}

function renderUndriven({ undriven, stack }: Initialised, { chalk, columns }: Style): string[] {
  if (undriven === null) return []
  const told = `npm test starts ${undriven}, which Helix does not drive, so that the playbook names ${stack.runner}: move the tests there, or name ${undriven} under commands as a program (run, report: junit)`
  return [`${chalk.yellow('runner')}   ${wrap(told, columns, hang)}`]
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
  // To people who write Python, layouts are something else.
  const sources = stack.python === undefined ? `${layout} layout` : `sources in ${stack.python.folders.join(', ')}`
  return `${tools}, ${language}, ${sources}${members}; ${starts}`
}

function chosenWords(result: Initialised): string {
  const { choices, defaults } = result
  if (hasOwnPlaybook(result)) return `your ${playbookPath}`
  const words = `playbook ${choices.playbook}, signing ${choices.signing}, ${choices.people}`
  return defaults.length === 0 ? words : `${words}   (by default: ${defaults.join(', ')})`
}

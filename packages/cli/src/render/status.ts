import { stripVTControlCharacters } from 'node:util'
import type { StatusView, StepState } from '../operations/status/status-view.ts'
import { renderCycle } from './spent.ts'
import { placeOf } from './refusal.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

const marks: Record<StepState, string> = { signed: '✓', judged: '✓', pending: '✓', active: '→', ahead: '·' }

/** The answer to "where am I, what is missing, what next" on one screen. */
export function renderStatus(view: StatusView, style: Style): string {
  const lines = [renderHead(view, style)]
  if (view.cycle !== null) lines.push('', ...renderSteps(view, style))
  if (view.rollback !== null) lines.push('', renderRollback(view.rollback, style))
  if (view.refused !== undefined) lines.push('', renderRefused(view.refused, style))
  if (view.refusedClaim !== undefined) lines.push('', renderClaim(view.refusedClaim, style))
  if (view.hookless === true) lines.push('', `${style.chalk.yellow('hooks')}    are not set up in this clone`)
  if (view.unconfined) lines.push('', `${style.chalk.yellow('agent')}    sandbox: off, as playbook.yml says`)
  if (view.budget !== undefined)
    lines.push('', `${style.chalk.bold('budget')}   ${wrap(renderCycle(view.budget), style.columns, 9)}`)
  lines.push('', ...renderMissing(view, style))
  view.next.forEach((command, index) => {
    const head = index === 0 ? style.chalk.bold('next') : '    '
    lines.push(`${head}     ${style.command(command)}`)
  })
  return lines.join('\n') + '\n'
}

function renderHead({ cycle, step, spec }: StatusView, { chalk, columns }: Style): string {
  const position = step === null ? 'between cycles' : `STEP ${step.number}/${step.of} ${step.id}`
  const state = spec.unattended ? `${spec.state}, UNATTENDED-CAPABLE` : spec.state
  const hash = spec.tag === null ? 'no spec' : `${spec.tag} (${state})`
  return flow([chalk.bold(cycle ?? 'idle'), position, chalk.dim(hash)], columns).join('\n')
}

function renderSteps({ steps }: StatusView, { chalk, columns }: Style): string[] {
  const width = Math.max(...steps.filter(({ state }) => state !== 'ahead').map(({ id }) => id.length), 0)
  const reached = steps
    .filter(({ state }) => state !== 'ahead')
    .map(({ state, number, id, note }) => {
      const line = `  ${marks[state]} ${number} ${id.padEnd(width)}   ${note}`.trimEnd()
      return state === 'active' ? chalk.bold(line) : line
    })
  const ahead = steps.filter(({ state }) => state === 'ahead').map(({ number, id }) => `· ${number} ${id}`)
  return ahead.length === 0 ? reached : [...reached, chalk.dim(`  ${flow(ahead, columns - 2).join('\n  ')}`)]
}

function renderRollback(
  { state, from, to, by }: NonNullable<StatusView['rollback']>,
  { chalk, columns }: Style,
): string {
  const told = state === 'judged' ? `${from} was taken back to ${to} by ${by}` : `${by} approved the way back to ${to}`
  return `${chalk.yellow('back')}     ${wrap(told, columns, 9)}`
}

function renderRefused(
  { commit, claims }: NonNullable<StatusView['refused']>,
  { chalk, columns, command }: Style,
): string {
  const count = claims === 1 ? 'a claim' : `${claims} claims`
  const about = claims === 0 ? '; whether it still is, and why:' : `, so that ${count} up to it no longer count; why:`
  const told = `${commit.slice(0, 12)}${about} ${command('helix verify')}`
  return `${chalk.red('refused')}  ${wrap(told, columns, 9)}`
}

function renderClaim(
  { commit, at, codes }: NonNullable<StatusView['refusedClaim']>,
  { chalk, columns, command }: Style,
): string {
  const when = new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')
  const told = `of ${commit.slice(0, 12)}, refused here on ${when} UTC: ${codes.join(', ')}; what holds now: ${command('helix commit --done')}`
  return `${chalk.yellow('claim')}    ${wrap(told, columns, 9)}`
}

function renderMissing({ missing, measured, step }: StatusView, style: Style): string[] {
  const lines = missing.map((finding, index) => {
    const place = finding.where ? `   ${placeOf(finding.where)}` : ''
    const text = wrap(`${finding.message}${place}`, style.columns, 9)
    return `${index === 0 ? style.chalk.yellow('missing') : '       '}  ${text}`
  })
  if (!measured && step !== null) {
    const text = wrap(`the exit of ${step.id} is not measured for this tree`, style.columns, 9)
    lines.push(style.chalk.dim(`gates    ${text}`))
  }
  return lines
}

/** Joins words into lines of at most `width` columns, three blanks apart. */
function flow(words: string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(last) + 3 + lengthOf(word) <= width)
      lines[lines.length - 1] = `${last}   ${word}`
    else lines.push(word)
  }
  return lines
}

/** Without colours. */
function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length
}

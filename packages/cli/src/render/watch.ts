import type { RunEvent } from '@helix/agent'
import type { Finding } from '@helix/core'
import type { Io } from '../io.ts'
import type { NextWatch } from '../operations/next/index.ts'
import { progressOf } from '../progress.ts'
import { renderEvent } from './next.ts'
import { placeOf } from './refusal.ts'
import { type Style, styleFor } from './style.ts'
import { wrap } from './wrap.ts'

/** Prints what happens while it happens: events as they come, and what the agent does on one line each, to standard error. */
export function watchRun(io: Io, quiet: boolean): NextWatch {
  const style = styleFor(io)
  const progress = quiet ? 'none' : progressOf(io)
  return {
    onEvent: (event) => {
      if (!quiet) io.write(renderEvent(event, style))
    },
    onRun: (event) => {
      if (event.kind === 'resumed' && !quiet) io.write(renderResumed(event, style))
      const line = progress === 'none' ? '' : renderRunEvent(event, style)
      if (line !== '') io.warn(`${progress === 'live' ? '\r\u001b[2K' : ''}${line}\n`)
    },
  }
}

/** What goes on is told to everybody: nothing else tells why a run does not begin at its beginning. */
function renderResumed({ run, requests }: Extract<RunEvent, { kind: 'resumed' }>, { chalk }: Style): string {
  return `${chalk.green('resumed')}  ${run}, which was cut off after ${requests} ${requests === 1 ? 'request' : 'requests'}\n`
}

/** Letters of what a model says that are shown; the run log holds all of it. */
const mostSaid = 400

/** Findings of one code that are shown; the agent gets all of them. */
const mostAlike = 3

/** What the agent says, does and is told, one line each; '' for what nobody needs to see. */
function renderRunEvent(event: RunEvent, style: Style): string {
  const { chalk, columns } = style
  if (event.kind === 'said') return `  “${wrap(shorten(event.text), columns - 1, 3)}”`
  if (event.kind === 'tool')
    return chalk.dim(`  ${event.ok ? '·' : '✗'} ${event.name}${event.path === undefined ? '' : ` ${event.path}`}`)
  if (event.kind === 'findings') return renderTold(event.findings, style).join('\n')
  if (event.kind === 'start')
    return chalk.dim(`  · start ${event.round}: ${wrap(event.argv.join(' '), columns - 1, 13)}`)
  if (event.kind === 'usage') return chalk.dim(`  · ${wrap(renderUsed(event), columns - 1, 4)}`)
  if (event.kind === 'retry' || event.kind === 'nudge') return chalk.dim(`  · ${wrap(event.why, columns - 1, 4)}`)
  return ''
}

/** What a run has used up of each of its limits; of the minutes once there is a tenth of one. */
function renderUsed({ spent: { steps, usage, cost, milliseconds }, of }: Extract<RunEvent, { kind: 'usage' }>): string {
  const tokens = `${usage.input + usage.output} of ${of.tokens} tokens${usage.estimated ? ' (estimated)' : ''}`
  const money = cost === null ? 'cost unknown' : `$${cost.toFixed(4)} of $${of.money}`
  const minutes = milliseconds < 6000 ? '' : `, ${(milliseconds / 60_000).toFixed(1)} of ${of.minutes} minutes`
  return `request ${steps} of ${of.steps}, ${tokens}, ${money}${minutes}`
}

function renderTold(findings: readonly Finding[], { chalk, columns }: Style): string[] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, alike]) => {
    const hang = code.length + 6
    const texts = [...new Set(alike.map(({ message, where }) => `${where ? `${placeOf(where)}  ` : ''}${message}`))]
    const lines = texts
      .slice(0, mostAlike)
      .map((text) => chalk.yellow(`  ✗ ${code}`) + `  ${wrap(text, columns, hang)}`)
    const more = texts.length - lines.length
    return more === 0 ? lines : [...lines, chalk.dim(`${' '.repeat(hang)}and ${more} more`)]
  })
}

function shorten(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length > mostSaid ? `${plain.slice(0, mostSaid)} …` : plain
}

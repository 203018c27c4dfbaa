import type { RunOutcome } from '@helix/agent'
import type { Outcome } from '../command.ts'
import type { NextEvent } from '../operations/next/index.ts'
import { doneOutcome } from './done.ts'
import { renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

type Words = { [K in NextEvent['kind']]: (event: Extract<NextEvent, { kind: K }>, style: Style) => string }

/** How each event reads. */
const words: Words = {
  started: ({ cycle, commit }, { chalk }) => `${chalk.green('started')}  ${cycle}  ${commit.slice(0, 12)}\n`,
  increment: ({ run, landing, header }, style) => {
    const { chalk, command } = style
    if (landing === null) return ''
    const head = `${chalk.green('commit')}   ${landing.commit.slice(0, 12)}  ${wrap(header, style.columns, 23)}\n`
    const spent = `run      ${run.id}  ${renderSpent(run.outcome)}\n`
    if (landing.taken) return head + spent
    return `${head}${spent}kept     refs/helix/next: ${landing.why}\n${chalk.bold('next')}     ${command('helix next --take')}\n`
  },
  done: ({ result }, style) => doneOutcome(result).text(style),
  brief: ({ text }) => text,
  awaiting: ({ step, findings }, style) =>
    renderRefusal(
      { what: `${step} waits for a person`, findings, next: ['helix approve spec --why "<reason>"', 'helix next'] },
      style,
    ),
  amendment: ({ run, path, why }, { chalk, command }) =>
    `${chalk.yellow('proposal')} the spec should change: ${why}\n` +
    `spec     ${path}\n` +
    `run      ${run.id}  ${renderSpent(run.outcome)}\n` +
    `${chalk.bold('next')}     ${command(`helix amend --from ${path} "<why>"`)}\n`,
  stopped: ({ run }, style) => renderStopped(run.outcome, run.attempt, style),
}

export function renderEvent(event: NextEvent, style: Style): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's key is the event's kind, so its words fit
  return (words[event.kind] as (event: NextEvent, style: Style) => string)(event, style)
}

/** How `helix next` ends; what happened was printed while it happened. */
export function nextOutcome(events: readonly NextEvent[]): Outcome {
  const last = events.at(-1)
  const stopped = last?.kind === 'stopped' || (last?.kind === 'awaiting' && events.length === 1)
  return { exit: stopped ? 1 : 0, data: { ok: !stopped, events: events.map(shorten) }, text: () => '' }
}

export function takenOutcome(commit: string): Outcome {
  return {
    exit: 0,
    data: { ok: true, commit },
    text: ({ chalk }) => `${chalk.green('taken')}    ${commit.slice(0, 12)}\n`,
  }
}

function shorten(event: NextEvent) {
  if (!('run' in event)) return event
  const { run, ...rest } = event
  return { ...rest, run: { id: run.id, model: run.model, outcome: run.outcome, attempt: run.attempt } }
}

function renderStopped(outcome: RunOutcome, attempt: string | null, style: Style): string {
  if (outcome.kind !== 'stopped') return ''
  const { code, reason, hint, findings } = outcome
  const kept = attempt === null ? '' : `kept     ${attempt}\n`
  const stop = { severity: 'error' as const, code, message: reason, ...(hint !== undefined && { fix: hint }) }
  return (
    renderRefusal({ what: 'the agent stopped; your files are untouched', findings: [stop, ...findings] }, style) + kept
  )
}

function renderSpent({ spent }: RunOutcome): string {
  const { usage, cost, steps, milliseconds } = spent
  const money = cost === null ? 'cost unknown' : `$${cost.toFixed(4)}`
  const tokens = `${usage.input + usage.output} tokens${usage.estimated ? ' (estimated)' : ''}`
  return `${steps} requests, ${tokens}, ${money}, ${Math.round(milliseconds / 1000)} s`
}

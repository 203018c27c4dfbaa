import type { RunOutcome } from '@helix/agent'
import { type Finding, type Oid, shellWord } from '@helix/core'
import type { Outcome } from '../command.ts'
import type { NextEvent } from '../operations/next/index.ts'
import type { Landing } from '../operations/next/kept/waiting-increment.ts'
import type { AgentRun } from '../operations/next/run-agent.ts'
import { spelled } from './brief.ts'
import { doneOutcome } from './done.ts'
import { renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'
import { renderSpent } from './spent.ts'
import { wrap } from './wrap.ts'

type Words = { [K in NextEvent['kind']]: (event: Extract<NextEvent, { kind: K }>, style: Style) => string }

/** How each event reads. */
const words: Words = {
  started: ({ cycle, commit }, { chalk }) => `${chalk.green('started')}  ${cycle}  ${commit.slice(0, 12)}\n`,
  increment: ({ run, landing, header }, style) =>
    renderCommit(landing.commit, header, style) + renderRun(run) + renderKept(landing, style),
  waiting: ({ landing, header }, style) => renderCommit(landing.commit, header, style) + renderKept(landing, style),
  done: ({ result }, style) => doneOutcome(result).text(style),
  brief: ({ text }, style) => spelled(text, style),
  awaiting: ({ step, findings }, style) =>
    renderRefusal(
      { what: `${step} waits for a person`, findings, next: [...approvalsOf(findings), 'helix next'] },
      style,
    ),
  review: ({ step }, { chalk, command }) =>
    `${chalk.green('ready')}    ${step} may close; look at its work before it does, if you like\n` +
    `${chalk.bold('next')}     ${command('helix commit --done')}\n         ${command(`helix next --until ${step}`)}\n`,
  amendment: ({ run, path, why }, { chalk, command }) =>
    `${chalk.yellow('proposal')} the spec should change: ${why}\n` +
    `spec     ${path}\n` +
    renderRun(run) +
    `${chalk.bold('next')}     ${command(`helix amend --from ${shellWord(path)} "<why>"`)}\n`,
  stopped: ({ run }, style) => renderStopped(run, style),
}

export function renderEvent(event: NextEvent, style: Style): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's key is the event's kind, so its words fit
  return (words[event.kind] as (event: NextEvent, style: Style) => string)(event, style)
}

/** How `helix next` ends; what happened was printed while it happened. */
export function nextOutcome(events: readonly NextEvent[], findings: readonly Finding[] = []): Outcome {
  const last = events.at(-1)
  const stopped = last?.kind === 'stopped' || (last?.kind === 'awaiting' && events.length === 1)
  const no = stopped || findings.some(({ severity }) => severity === 'error')
  return {
    exit: no ? 1 : 0,
    data: { ok: !no, events: events.map(shorten), diagnostics: [...diagnosticsOf(last), ...findings] },
    text: (style) => (findings.length === 0 ? '' : renderTraffic(findings, style)),
  }
}

/** What is to be said of a recording; what the runs did stands above. */
function renderTraffic(findings: readonly Finding[], style: Style): string {
  const refused = findings.some(({ severity }) => severity === 'error')
  if (refused) return `\n${renderRefusal({ what: 'the recording', findings }, style)}`
  return findings.map(({ code, message }) => `${style.chalk.yellow(code)}  ${message}\n`).join('')
}

export function takenOutcome(commit: string): Outcome {
  return {
    exit: 0,
    data: { ok: true, commit },
    text: ({ chalk }) => `${chalk.green('taken')}    ${commit.slice(0, 12)}\n`,
  }
}

function renderCommit(commit: Oid, header: string, { chalk, columns }: Style): string {
  return `${chalk.green('commit')}   ${commit.slice(0, 12)}  ${wrap(header, columns, 23)}\n`
}

/** Where an increment waits that the checkout did not take; nothing when it did. */
function renderKept(landing: Landing, { chalk, columns, command }: Style): string {
  if (landing.taken) return ''
  const kept = wrap(`refs/helix/next: ${landing.why}`, columns, 9)
  return `kept     ${kept}\n${chalk.bold('next')}     ${command('helix next --take')}\n`
}

/** `helix approve spec --why "<reason>"`, of each approval that is awaited. */
function approvalsOf(findings: readonly Finding[]): string[] {
  const commands = findings.flatMap(({ fix }) => {
    if (fix === undefined) return []
    return [fix.includes('--why') ? fix : `${fix} --why "<reason>"`]
  })
  return [...new Set(commands)]
}

/** What stands in the way, as diagnostics. */
function diagnosticsOf(event: NextEvent | undefined): Finding[] {
  if (event?.kind === 'awaiting') return event.findings
  if (event === undefined || !('run' in event)) return []
  return [...(event.kind === 'stopped' ? stopFindings(event.run.outcome) : []), ...event.run.warnings]
}

function shorten(event: NextEvent) {
  if (!('run' in event)) return event
  const { run, ...rest } = event
  const { id, model, price, outcome, attempt } = run
  return { ...rest, run: { id, model, price, outcome, attempt } }
}

function renderStopped(run: AgentRun, style: Style): string {
  const kept = run.attempt === null ? '' : `kept     ${run.attempt}\n`
  const what = 'the agent stopped; your files are untouched'
  const findings = stopFindings(run.outcome)
  return renderRefusal({ what, findings, next: commandsAfter(findings, run.attempt) }, style) + renderRun(run) + kept
}

/** What the last check found is about the attempt: what mends that would do nothing in the checkout, or harm. */
function commandsAfter([stopped, ...left]: Finding[], attempt: string | null): string[] {
  const fixes = (attempt === null ? left : []).flatMap(({ fix }) => fix ?? [])
  const look = attempt === null ? [] : [`git diff HEAD ${attempt}`]
  const all = [stopped?.fix ?? [], look, fixes].flat()
  return all.some((line) => line.startsWith('helix next')) ? all : [...all, 'helix next']
}

/** Why the agent stopped, then what its last check found. */
function stopFindings(outcome: RunOutcome): Finding[] {
  if (outcome.kind !== 'stopped') return []
  const { code, reason, hint, findings } = outcome
  return [{ severity: 'error', code, message: reason, ...(hint !== undefined && { fix: hint }) }, ...findings]
}

/** Which run it was, for `helix log`, and what it used up. */
function renderRun({ id, outcome: { spent } }: AgentRun): string {
  return `run      ${id}  ${renderSpent(spent)}, ${Math.round(spent.milliseconds / 1000)} s\n`
}

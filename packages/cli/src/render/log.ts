import type { LoggedEntry, RunSummary, RunTotal } from '@helix/agent'
import type { Outcome } from '../command.ts'
import type { ListedRuns, ShownRun } from '../operations/log/read-runs.ts'
import { renderRefusal } from './refusal.ts'
import { renderCost, renderCycle, renderSpent } from './spent.ts'
import type { Style } from './style.ts'

/** How `helix log` ends: with 1 when a log does not hold. */
export function runsOutcome({ runs, total, budget, findings }: ListedRuns, costs: boolean): Outcome {
  const ok = findings.length === 0
  return {
    exit: ok ? 0 : 1,
    data: { ok, runs, total, ...(budget !== null && { budget }), diagnostics: findings },
    text(style) {
      const lines = runs.map((run) => renderRun(run, style))
      const list = runs.length === 0 ? 'no run was made in this clone yet\n' : `${lines.join('\n')}\n`
      const bounded = budget === null ? '' : `${style.chalk.bold('cycle')}    ${renderCycle(budget)}\n`
      const sum = costs ? `${renderTotal(total, style)}\n${bounded}` : ''
      return ok ? list + sum : `${list}${sum}\n${refusal({ findings }, style)}`
    },
  }
}

/** How `helix log RUN` ends; what was followed was printed as it came. */
export function runOutcome(
  { run, entries, problem }: ShownRun,
  { costs, told }: { costs: boolean; told: boolean },
): Outcome {
  const findings = problem === null ? [] : [problem]
  return {
    exit: problem === null ? 0 : 1,
    data: { ok: problem === null, run, entries: entries.map(flat), diagnostics: findings },
    text(style) {
      const head = run === null ? '' : `${renderRun(run, style)}\n`
      const lines = told || costs ? '' : entries.map((entry) => renderEntry(entry, style)).join('')
      return problem === null ? head + lines : `${head}${lines}\n${refusal({ findings }, style)}`
    },
  }
}

function refusal({ findings }: Pick<ListedRuns, 'findings'>, style: Style): string {
  return renderRefusal({ what: 'this log; it does not prove what happened', findings }, style)
}

function flat({ seq, at, entry }: LoggedEntry): object {
  return { seq, at, ...entry }
}

function renderRun({ id, at, step, driver, model, ended, code, spent }: RunSummary, { chalk }: Style): string {
  const end = ended === 'increment' ? chalk.green(ended) : chalk.yellow(code ?? ended)
  return `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${step}  ${driver} ${model}  ${end}  ${chalk.dim(renderSpent(spent))}`
}

function renderTotal(
  { runs, requests, input, output, estimated, cost, unpriced, milliseconds }: RunTotal,
  { chalk }: Style,
): string {
  const tokens = `${input} tokens in, ${output} out${estimated ? ' (partly estimated)' : ''}`
  const open = unpriced === 0 ? '' : `; the price of ${unpriced} is unknown (agent.prices in playbook.yml)`
  return `${chalk.bold('total')}    ${runs} runs, ${requests} requests, ${tokens}, ${renderCost(cost)}${open}, ${Math.round(milliseconds / 1000)} s`
}

/** Letters of one entry that are shown; `--json` gives all of it. */
const mostShown = 400

/** One entry in a line or a few: number, time, kind, and what it says. */
export function renderEntry({ seq, at, entry }: LoggedEntry, { chalk }: Style): string {
  const text = wordsOf(entry).replaceAll(/\s+/g, ' ').trim()
  const said = text.length > mostShown ? `${text.slice(0, mostShown)} …` : text
  return `${chalk.dim(`${String(seq).padStart(4)}  ${at.slice(11, 19)}`)}  ${chalk.bold(entry.type.padEnd(11))}  ${said}\n`
}

type Entry = LoggedEntry['entry']
type Words = { [K in Entry['type']]: (entry: Extract<Entry, { type: K }>) => string }

const words: Words = {
  run: ({ step, driver, model, base }) => `${step}, ${driver} ${model}, on ${base.slice(0, 12)}`,
  request: ({ messages, digest }) =>
    `${messages.length} messages that no entry holds yet; digest of all that was sent ${digest.slice(0, 12)}`,
  response: ({ content, calls, usage }) =>
    [content, ...calls.map(({ name }) => `→ ${name}`), `(${usage.input} + ${usage.output} tokens)`].join(' '),
  'tool-call': ({ name, arguments: given }) => `${name} ${given}`,
  'tool-result': ({ ok, text }) => `${ok ? 'ok' : 'no'}: ${text}`,
  program: ({ round, argv }) => `start ${round}: ${argv.join(' ')}`,
  'program-end': ({ ended, code, output }) => `${ended}${code === null ? '' : ` with ${code}`}: ${output}`,
  check: ({ asked, findings }) =>
    `${asked}: ${findings.length === 0 ? 'nothing to mend' : findings.map(({ code }) => code).join(' ')}`,
  decision: ({ decision, reason, by }) => `${by === undefined ? '' : `by the ${by}: `}${decision}: ${reason}`,
  outcome: ({ kind, code, reason }) => `${kind}${code === undefined ? '' : ` ${code}`}: ${reason}`,
}

function wordsOf(entry: Entry): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's key is the entry's type, so its words fit
  return (words[entry.type] as (entry: Entry) => string)(entry)
}

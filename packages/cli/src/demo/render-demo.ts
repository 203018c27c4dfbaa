import type { Outcome } from '../command.ts'
import type { Style } from '../render/style.ts'
import { wrap } from '../render/wrap.ts'
import { typed } from '../decide/command-line.ts'
import type { Played } from './played.ts'
import type { Packages } from './prepare.ts'

const hang = 9

interface Opening {
  folder: string
  packages: Packages
  helix: readonly string[]
  replies: number
}

/** What is about to be seen, and what of it is real. */
export function renderOpening({ folder, packages, helix, replies }: Opening, style: Style): string {
  const from = packages === 'store' ? 'offline, from the store that Helix was installed from' : 'over the network: its packages are not in the store' // prettier-ignore
  return [
    style.chalk.bold('helix demo   evenly goes from an idea to DONE'),
    '',
    row('recorded', `the model: its ${replies} answers are replayed by a server on this machine`, style),
    row('real', 'all else: git, hooks, installs, tests, coverage, mutants, load, benchmark', style),
    row('packages', from, style),
    row('folder', `${folder}, and it stays`, style),
    row('helix', typed(helix), style),
  ].join('\n')
}

export function renderScene(title: string, { chalk }: Style): string {
  return chalk.bold(`\n── ${title}\n`)
}

/** The clocks: of the scene, and of all so far. */
export function renderTime(scene: number, all: number, { chalk }: Style): string {
  return chalk.dim(`  ${seconds(scene)}, ${seconds(all)} in all`)
}

/** How the demo ends. */
export function demoOutcome(played: Played): Outcome {
  return {
    exit: played.ok ? 0 : 1,
    data: played,
    text: (style) => (played.ok ? renderEnd(played, style) : renderFailed(played, style)),
  }
}

type Failed = Extract<Played, { ok: false }>

function renderFailed({ scene, failed, stopped, folder, milliseconds }: Failed, style: Style): string {
  const { chalk, columns } = style
  const head = stopped ? chalk.yellow.bold('stopped') : chalk.red.bold('failed ')
  return [
    '',
    `${head}  ${scene}, after ${seconds(milliseconds)}`,
    ...(stopped ? [] : [`why      ${wrap(failed, columns, hang)}`]),
    row('folder', `${folder}, as it was left`, style),
    '',
  ].join('\n')
}

function renderEnd({ folder, milliseconds, cost, exchanges }: Extract<Played, { ok: true }>, style: Style): string {
  const { chalk, command, columns } = style
  const tokens = `${thousands(cost.input)} tokens in, ${thousands(cost.output)} out (estimated)`
  return [
    '',
    chalk.cyan('# And evenly works: two expenses recorded over HTTP, and who owes whom.'),
    ...exchanges.map(({ request }) => `  ${wrap(request, columns, 4)}`),
    `    ${wrap(exchanges.at(-1)?.answer ?? '', columns, 4)}`,
    '',
    `${chalk.green.bold('done')}     from an idea to DONE in ${seconds(milliseconds)}`,
    row(
      'cost',
      `$0.00, replayed. A model would have been asked ${cost.requests} times in ${cost.runs} runs: ${tokens}`,
      style,
    ),
    row('folder', folder, style),
    row('look', `cd ${folder} && git log main`, style),
    row('', `git log -p helix   (the chain: each judgement and the reports it was read from)`, style),
    '',
    chalk.bold('In a repository of your own'),
    chalk.dim('  # OPENAI_BASE_URL: any OpenAI-compatible endpoint. Without a model: a brief.'),
    '  export OPENAI_API_KEY=<key> HELIX_MODEL=<model>',
    `  ${command('helix init')}`,
    `  ${command('helix next --new "<your idea>"')}`,
    '',
  ].join('\n')
}

function row(label: string, text: string, { chalk, columns }: Style): string {
  return `${chalk.dim(label.padEnd(hang))}${wrap(text, columns, hang)}`
}

function seconds(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

function thousands(count: number): string {
  return count.toLocaleString('en-US')
}

import { counted } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import { type CheckResult, type Diagnosis, findingsOf } from '../operations/doctor/index.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** How `helix doctor` ends: with 1 when there is a problem. */
export function diagnosisOutcome(diagnosis: Diagnosis): Outcome {
  const { healthy, results, isolation } = diagnosis
  return {
    exit: healthy ? 0 : 1,
    data: {
      ok: healthy,
      ...(isolation && { isolation }),
      checks: results.map(({ name, state, found }) => ({ name, state, found })),
      ...Object.fromEntries(results.flatMap(({ name, report }) => (report === undefined ? [] : [[name, report]]))),
      diagnostics: findingsOf(diagnosis),
    },
    text: (style) => renderDiagnosis(diagnosis, style),
  }
}

function renderDiagnosis({ results }: Diagnosis, style: Style): string {
  const { chalk } = style
  const width = Math.max(...results.map(({ name }) => name.length))
  const lines = results.flatMap((result) => renderCheck(result, width, style))
  const problems = results.filter(({ state }) => state === 'problem')
  const count = counted(problems.length, 'problem')
  const open = results.filter(({ state }) => state === 'unconfirmed').length
  const rest = open === 0 ? '' : chalk.dim(`, ${open} of ${results.length} unconfirmed`)
  const verdict =
    (problems.length === 0 ? chalk.green.bold(open === 0 ? 'healthy' : 'no problem found') : chalk.red.bold(count)) +
    rest
  const more =
    problems[0] === undefined ? [] : [`${chalk.dim('more')}     ${style.command(`helix why ${problems[0].code}`)}`]
  return [...lines, '', verdict, ...more].join('\n') + '\n'
}

function renderCheck({ name, state, found, fix }: CheckResult, width: number, style: Style): string[] {
  const { chalk, columns } = style
  const mark = {
    ok: chalk.green('✓'),
    warning: chalk.yellow('!'),
    problem: chalk.red('✗'),
    unconfirmed: chalk.dim('?'),
  }[state]
  const hang = width + 6
  const pad = ' '.repeat(hang)
  const line = `  ${mark} ${name.padEnd(width)}  ${wrap(found, columns, hang)}`
  return fix === undefined
    ? [line]
    : [line, `${pad}${chalk.bold('fix')}  ${wrap(style.command(fix), columns, hang + 5)}`]
}

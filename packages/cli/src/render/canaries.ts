import { type Canary, isRefused, type JudgedCanary } from '@helix/canaries'
import type { Outcome } from '../command.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** `--list`: what there is, without judging it. */
export function listOutcome(canaries: readonly Canary[]): Outcome {
  return {
    exit: 0,
    data: { ok: true, canaries: canaries.map(({ code, bad, honest }) => ({ code, bad, honest })) },
    text: ({ chalk, columns }) =>
      canaries
        .map(
          ({ code, bad, honest }) =>
            `${chalk.bold(code)}\n  bad     ${wrap(bad, columns, 10)}\n  honest  ${wrap(honest, columns, 10)}\n`,
        ) // prettier-ignore
        .join(''),
  }
}

/** How the canaries fared: 1 when one was not refused with exactly its code, or an honest look-alike was refused. */
export function canariesOutcome(judged: readonly JudgedCanary[]): Outcome {
  const ok = judged.every(isWell)
  return { exit: ok ? 0 : 1, data: { ok, canaries: judged.map(dataOf) }, text: (style) => renderJudged(judged, style) }
}

function isWell(one: JudgedCanary): boolean {
  return isRefused(one) && one.honest.length === 0
}

function dataOf(one: JudgedCanary) {
  const { canary, bad, honest } = one
  const found = isWell(one) ? {} : { found: { bad, honest } }
  return {
    code: canary.code,
    bad: canary.bad,
    honest: canary.honest,
    refused: isRefused(one),
    lookalike: honest.length === 0 ? 'passes' : 'refused',
    ...found,
  }
}

function renderJudged(judged: readonly JudgedCanary[], { chalk, columns }: Style): string {
  const ill = judged.filter((one) => !isWell(one))
  const lines = ill.flatMap((one) => {
    const { canary, bad, honest } = one
    return [
      `  ${chalk.red('✗')} ${chalk.bold(canary.code)}`,
      ...(isRefused(one)
        ? []
        : [`      ${wrap(`${canary.bad}: asked ${canary.code}, found ${listed(bad)}`, columns, 6)}`]),
      ...(honest.length === 0 ? [] : [`      ${wrap(`${canary.honest}: refused with ${listed(honest)}`, columns, 6)}`]),
    ]
  })
  const count = `${judged.length - ill.length} of ${judged.length} canaries are refused with their own code, and their look-alikes pass`
  const verdict = ill.length === 0 ? chalk.green.bold(count) : chalk.red.bold(count)
  return [...lines, ...(lines.length === 0 ? [] : ['']), verdict].join('\n') + '\n'
}

function listed(codes: readonly string[]): string {
  return codes.join(', ') || 'nothing'
}

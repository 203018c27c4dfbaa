import type { HelixError } from '@helix/core'
import { placeOf, renderFindings, renderStep } from './refusal.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** A HelixError as people read it: what, why, next. */
export function renderFailure(error: HelixError, style: Style): string {
  const { chalk } = style
  const where = error.where ? placeOf(error.where) : ''
  const place = where === '' || error.message.startsWith(where) ? '' : `${where}  `
  const lines = [`${chalk.red.bold('cannot')}   ${wrap(place + error.message, style.columns, 9)}`]
  if (!isSaid(error)) lines.push('', ...renderFindings(error.findings, style), '')
  if (error.cause instanceof Error && !error.message.endsWith(error.cause.message))
    lines.push(`${chalk.dim('cause')}    ${wrap(error.cause.message, style.columns, 9)}`)
  lines.push(`${chalk.dim('more')}     ${style.command(`helix why ${error.code}`)}`)
  if (error.hint !== undefined) lines.push(`${chalk.bold('next')}     ${renderStep(error.hint, style)}`)
  return lines.join('\n') + '\n'
}

/** A single finding that the message quotes is not told twice. */
function isSaid({ findings, message }: HelixError): boolean {
  return findings.every((finding) => findings.length === 1 && message.includes(finding.message))
}

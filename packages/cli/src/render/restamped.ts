import type { Outcome } from '../command.ts'
import type { Restamped } from '../operations/restamp/restamp.ts'
import { renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'

/** How `helix commit --restamp` ends. */
export function restampedOutcome(result: Restamped): Outcome {
  const { findings, branch, commits, kept, unsigned } = result
  if (findings.length > 0) {
    const refusal = { what: 'range; nothing was written anew', findings }
    return { exit: 1, data: { ok: false, diagnostics: findings }, text: (style) => renderRefusal(refusal, style) }
  }
  return {
    exit: 0,
    data: { ok: true, branch, commits, kept, unsigned },
    text: (style) => renderRestamped(result, style),
  }
}

function renderRestamped({ branch, commits, kept, unsigned }: Restamped, { chalk, command }: Style): string {
  const name = branch?.replace(/^refs\/heads\//, '') ?? 'HEAD'
  const changed = commits.filter(({ from, to }) => from !== to)
  const lines = [`${chalk.green('restamped')}  ${changed.length} of ${commits.length} on ${name}`]
  lines.push(...changed.map(({ to, header }) => `  ${to.slice(0, 12)}  ${header}`))
  if (unsigned > 0) lines.push(`unsigned   ${unsigned} had a signature, which held for the old message only`)
  if (kept !== null) lines.push(`kept       ${kept}`)
  lines.push(`${chalk.bold('next')}       ${command('helix verify')}`)
  return lines.join('\n') + '\n'
}

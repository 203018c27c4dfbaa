import type { Finding } from '@helix/core'
import { specTag } from '@helix/spec'
import { counted } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { LintedSpec } from '../operations/spec/index.ts'
import type { NamedSpec } from '../operations/spec/read-spec.ts'
import { renderFindings } from './refusal.ts'
import { wrap } from './wrap.ts'

/** How `helix spec hash` ends. */
export function hashOutcome({ name, document: { hash, requirements } }: NamedSpec): Outcome {
  const tag = specTag(hash)
  return {
    exit: 0,
    data: {
      ok: true,
      file: name,
      tag,
      hash,
      requirements: requirements.map(({ id, hash: own }) => ({ id, hash: own })),
    },
    text: ({ chalk }) => `${chalk.bold(tag)}   ${name}\nsha256   ${hash}\n`,
  }
}

/** How `helix spec lint` ends: with 1 when there is an error. */
export function lintOutcome({ name, document, findings }: LintedSpec): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const count = counted(document.requirements.length, 'requirement')
  return {
    exit: errors === 0 ? 0 : 1,
    data: { ok: errors === 0, file: name, tag: specTag(document.hash), diagnostics: findings },
    text: (style) => {
      const { chalk } = style
      const verdict = errors === 0 ? chalk.green.bold('passed') : chalk.red.bold('refused')
      const lines = [`${verdict}${errors === 0 ? '   ' : '  '}${wrap(`${name}   ${count}`, style.columns, 9)}`]
      if (findings.length > 0) lines.push('', ...renderFindings(findings, style))
      const first = findings.find(({ severity }) => severity === 'error') ?? findings[0]
      if (first !== undefined) lines.push('', `${chalk.dim('more')}     ${style.command(`helix why ${first.code}`)}`)
      const steps = stepsOf(errors === 0 ? findings : findings.filter(({ severity }) => severity === 'error'))
      lines.push(
        ...steps.map((step, at) => `${at === 0 ? chalk.bold('next') : '    '}     ${wrap(step, style.columns, 9)}`),
      )
      return lines.join('\n') + '\n'
    },
  }
}

/** What mends the first of them, each with its line. */
function stepsOf(findings: readonly Finding[]): string[] {
  return findings.slice(0, 3).flatMap(({ where, fix }) => {
    if (fix === undefined) return []
    return where?.line === undefined ? [fix] : [`line ${where.line}: ${fix}`]
  })
}

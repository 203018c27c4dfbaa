import { specTag } from '@helix/spec'
import type { Outcome } from '../command.ts'
import type { ComparedSpec, LintedSpec } from '../operations/spec/index.ts'
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
  const count = `${document.requirements.length} requirement${document.requirements.length === 1 ? '' : 's'}`
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
      return lines.join('\n') + '\n'
    },
  }
}

/** How `helix spec diff` ends. */
export function compareOutcome({ path, revision, before, after, diff }: ComparedSpec): Outcome {
  const { added, removed, changed } = diff
  const same = before === after
  return {
    exit: 0,
    data: {
      ok: true,
      file: path,
      before: before === null ? null : specTag(before),
      after: specTag(after),
      added: added.map(({ id, title }) => ({ id, title })),
      removed: removed.map(({ id, title }) => ({ id, title })),
      changed: changed.map(({ id, after: { title } }) => ({ id, title })),
    },
    text: ({ chalk, columns }) => {
      const was = before === null ? `no spec in ${revision}` : `${specTag(before)} (${revision})`
      const line = (mark: string, id: string, title: string) => wrap(`  ${mark} ${id}   ${title}`, columns, 4)
      const lines = [
        ...added.map(({ id, title }) => chalk.green(line('+', id, title))),
        ...changed.map(({ id, after: { title } }) => chalk.yellow(line('~', id, title))),
        ...removed.map(({ id, title }) => chalk.red(line('-', id, title))),
      ]
      const none = same ? '  the same text' : '  no requirement differs; the text around them does'
      const head = same ? specTag(after) : `${was} → ${specTag(after)}`
      return [`${path}   ${head}`, '', ...(lines.length === 0 ? [none] : lines)].join('\n') + '\n'
    },
  }
}

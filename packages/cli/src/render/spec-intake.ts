import type { Outcome } from '../command.ts'
import type { AddedToSpec } from '../operations/spec/add.ts'
import type { ImportedToSpec } from '../operations/spec/import.ts'
import { wrap } from './wrap.ts'

/** How `helix spec add` ends: what was drafted, and that a person has to read it. */
export function addedOutcome({ path, by, added, questions }: AddedToSpec): Outcome {
  return {
    exit: 0,
    data: { ok: true, path, by, added, questions },
    text: ({ chalk, columns, command }) =>
      [
        `${chalk.green.bold('drafted')}  ${path}   by ${by === 'template' ? 'a template' : by}, not committed`,
        '',
        ...added.map(({ id, title }) => wrap(`  + ${id}   ${title}`, columns, 4)),
        ...questions.map((question) => wrap(`  ? ${question}`, columns, 4)),
        '',
        `${chalk.dim('next')}     edit ${path}, then: ${command('helix spec lint')}`,
        '',
      ].join('\n'),
  }
}

/** How `helix spec import` ends: where each requirement came from, and which lines are not as they were. */
export function importedOutcome(imported: ImportedToSpec): Outcome {
  const { path, written, sources, requirements, changed, questions, left } = imported
  return {
    exit: 0,
    data: {
      ok: true,
      path,
      written,
      sources,
      requirements,
      changed,
      questions,
      left,
      ...(!written && { text: imported.text }),
    },
    text: ({ chalk, columns, command }) =>
      [
        written
          ? `${chalk.green.bold('imported')} ${path}   ${counted(requirements.length)}, not committed`
          : `${chalk.bold('would import')}   ${counted(requirements.length)} into ${path}; nothing is written`,
        ...sources.flatMap(({ path: source, format, requirements: count }) => [
          '',
          wrap(`${source}   ${format}, ${counted(count)}`, columns, 2),
          ...requirements
            .filter(({ from }) => from.path === source)
            .map(({ id, title, from }) =>
              wrap(`  + ${id}   ${title} ${chalk.dim(`(was ${from.id}, line ${from.line})`)}`, columns, 4),
            ),
          ...changed
            .filter(
              (one) =>
                one.path === source && !requirements.some(({ from }) => from.path === source && from.line === one.line),
            )
            .map(({ line, text, became }) =>
              chalk.dim(wrap(`  ~ line ${line}   ${text.trim()} → ${became.trim() || '(nothing)'}`, columns, 4)),
            ),
        ]),
        ...(questions.length === 0 ? [] : ['', 'open questions']),
        ...questions.map((question) => wrap(`  ? ${question}`, columns, 4)),
        ...(left.length === 0 ? [] : ['', 'left where they are']),
        ...left.map(({ path: other, why }) => wrap(`  - ${other}   ${why}`, columns, 4)),
        '',
        written
          ? `${chalk.dim('next')}     read ${path}, then: ${command('helix spec lint')}`
          : `${chalk.dim('next')}     the same without --dry-run`,
        '',
      ].join('\n'),
  }
}

function counted(count: number): string {
  return `${count} requirement${count === 1 ? '' : 's'}`
}

import { counted } from '../decide/in-words.ts'
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
          ? `${chalk.green.bold('imported')} ${path}   ${counted(requirements.length, 'requirement')}, not committed`
          : `${chalk.bold('would import')}   ${counted(requirements.length, 'requirement')} into ${path}; nothing is written`,
        ...sources.flatMap((source) => ['', ...sourceLines(source, imported, columns)]),
        ...(questions.length === 0 ? [] : ['', 'open questions']),
        ...questions.map((question) => wrap(`  ? ${question}`, columns, 4)),
        ...(left.length === 0 ? [] : ['', 'left where they are']),
        ...leftLines(left, columns),
        '',
        written
          ? `${chalk.dim('next')}     read ${path}, then: ${command('helix spec lint')}`
          : `${chalk.dim('next')}     the same without --dry-run`,
        '',
      ].join('\n'),
  }
}

function sourceLines(
  { path, format, requirements: count }: ImportedToSpec['sources'][number],
  { requirements, changed }: ImportedToSpec,
  columns: number,
): string[] {
  const own = requirements.filter(({ from }) => from.path === path)
  const places = new Set(own.map(({ from }) => from.line))
  const others = changed.filter((one) => one.path === path && !places.has(one.line))
  const deeper = others.filter(isDeeper)
  return [
    wrap(`${path}   ${format}, ${counted(count, 'requirement')}`, columns, 2),
    ...own.map(({ id, title, from }) => wrap(`  + ${id}   ${title} (was ${from.id}, line ${from.line})`, columns, 4)),
    ...(deeper.length === 0 ? [] : [`  ~ ${deeper.length === 1 ? 'one heading is' : `${deeper.length} headings are`} deeper than before`]), // prettier-ignore
    ...others
      .filter((one) => !isDeeper(one))
      .map(({ line, text, became }) => wrap(`  ~ line ${line}   ${text.trim()} → ${became.trim() || '(nothing)'}`, columns, 4)), // prettier-ignore
  ]
}

function isDeeper({ text, became }: ImportedToSpec['changed'][number]): boolean {
  return withoutMarks(text) === withoutMarks(became)
}

/** Files that were left, by reason; of many, the first. */
function leftLines(left: ImportedToSpec['left'], columns: number): string[] {
  return [...Map.groupBy(left, ({ why }) => why)].flatMap(([why, files]) => {
    const [first] = files
    const shown = files.length > 5 && first !== undefined ? [`${first.path} and ${files.length - 1} more`] : files.map(({ path }) => path) // prettier-ignore
    return shown.map((name) => wrap(`  - ${name}   ${why}`, columns, 4))
  })
}

/** A heading without what tells its level. */
function withoutMarks(line: string): string {
  return line.replace(/^ {0,3}#+\s*/, '')
}

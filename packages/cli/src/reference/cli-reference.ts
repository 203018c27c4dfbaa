import type { Command } from '../command.ts'
import { commonOptions } from './option-names.ts'

/** The reference of all commands in Markdown, from the table that the parser is made of. */
export function renderCliReference(commands: readonly Command[]): string {
  const everyday = commands.filter(({ plumbing }) => plumbing !== true)
  const plumbing = commands.filter((command) => command.plumbing === true)
  return [
    '# The command line',
    '<!-- Generated from the table of commands. Edits here are lost. -->',
    'Exit codes: 0 yes, 1 no, 2 cannot, 70 a bug in Helix. With `--json` a command prints one JSON document, whose diagnostics are `{severity, code, message, where, fix}`.',
    'Every command takes:',
    table('option', commonOptions.map(({ flags, summary }) => [`\`${flags}\``, summary])),
    table('command', everyday.map(({ name, summary }) => [`[${name}](#helix-${name})`, summary])),
    ...everyday.flatMap(renderCommand),
    ...(plumbing.length === 0 ? [] : ['# Plumbing', ...plumbing.flatMap(renderCommand)]),
  ].join('\n\n').concat('\n') // prettier-ignore
}

function renderCommand(command: Command): string[] {
  const { name, summary, options = [], examples } = command
  const words = command.arguments ?? []
  const usage = ['helix', name, ...words.map((word) => word.name), ...(options.length > 0 ? ['[options]'] : [])]
  const rows = [...words.map((word) => [word.name, word.summary]), ...options.map((held) => [held.flags, held.summary])]
  return [
    `## helix ${name}`,
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    `\`${usage.join(' ')}\``,
    ...(rows.length > 0 ? [table('argument or option', rows.map(([term = '', meaning = '']) => [`\`${term}\``, meaning]))] : []),
    ['```sh', ...examples, '```'].join('\n'),
  ] // prettier-ignore
}

function table(head: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`)
  return [`| ${head} | |`, '|---|---|', ...lines].join('\n')
}

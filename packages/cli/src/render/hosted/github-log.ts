import type { Finding } from '@helix/core'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import { placeOf } from '../refusal.ts'
import { plainLine, plainText } from './plain-text.ts'

/**
 * A log in which no line is a command to the runner: paths and messages come from the author. Between the two lines the
 * runner obeys nothing but the token, which must be one that nobody can guess.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function githubLog(text: string, token: string): string {
  return `::stop-commands::${token}\n${plainText(text).replace(/\n?$/, '\n')}::${token}::\n`
}

/** JSON in which no text is a command of the runner's old form, `##[name]`, which it obeys anywhere in a line. */
export function githubJson(json: string): string {
  return json.replaceAll('##[', String.raw`#\u0023[`)
}

const commands: Record<Finding['severity'], string> = { error: 'error', warning: 'warning', note: 'notice' }

/** What the runner takes of each kind from one step. */
const most = 10

/**
 * Findings as annotations, one line each. The runner's own encoding (`ActionCommand.cs`) keeps texts from ending the
 * line or the command.
 */
export function githubAnnotations(findings: readonly Finding[]): string {
  const bySeverity = Map.groupBy(uniqueFindings(findings), ({ severity }) => severity)
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => (bySeverity.get(severity) ?? []).slice(0, most))
    .map((finding) => `${annotation(finding)}\n`)
    .join('')
}

function annotation({ severity, code, message, where, fix }: Finding): string {
  const { path, line, column } = where ?? {}
  const properties = [
    ...(path === undefined ? [] : [['file', path] as const]),
    ...(path === undefined || line === undefined ? [] : [['line', String(line)] as const]),
    ...(path === undefined || line === undefined || column === undefined ? [] : [['col', String(column)] as const]),
    ['title', code] as const,
  ]
  const name = where?.name === undefined ? '' : `${placeOf({ name: where.name })}: `
  const place = message.startsWith(name) ? '' : name
  const text = [`${place}${message}`, ...(fix === undefined ? [] : [`next: ${fix}`])].map((part) =>
    plainLine(part, 2000),
  )
  const said = properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',')
  return `::${commands[severity]} ${said}::${text.map(escapeData).join('%0A')}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property also ends at a comma or a colon. Other control characters have no place in a path. */
function escapeProperty(text: string): string {
  const escaped = escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return plainText(escaped)
}

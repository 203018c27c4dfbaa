import type { Finding, Where } from '@helix/core'

/** Findings as a Markdown list, one a line: `- CODE place: message. Fix: …`. */
export function renderFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `- ${renderFinding(finding)}`).join('\n')
}

/** One finding in a line, be it that what it quotes has several and looks like a heading of the brief: `CODE place: message. Fix: …`. */
export function renderFinding({ code, severity, message, where, fix }: Finding): string {
  const place = where === undefined ? '' : ` ${renderPlace(where)}`
  const weight = severity === 'error' ? '' : ` (${severity})`
  const text = `${code}${weight}${place}: ${message}${fix === undefined ? '' : `. Fix: ${fix}`}`
  return text.replaceAll(/\s*[\r\n]\s*/g, ' ')
}

function renderPlace({ path, line, column, name }: Where): string {
  const spot = [path, line, column].filter((part) => part !== undefined).join(':')
  return [spot, name].filter((part) => part !== undefined && part !== '').join(' ')
}

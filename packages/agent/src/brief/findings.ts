import type { Finding, Where } from '@helix/core'

/** Findings as a Markdown list, one a line: `- CODE place: message. Fix: …`. */
export function renderFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `- ${renderFinding(finding)}`).join('\n')
}

/** One finding in a line, be it that what it quotes has several and looks like a heading of the brief: `CODE place: message. Fix: …`. */
export function renderFinding({ code, severity, message, where, fix }: Finding): string {
  const place = where === undefined ? '' : ` ${renderPlace(where)}`
  const weight = severity === 'error' ? '' : ` (${severity})`
  return oneLine(`${code}${weight}${place}: ${message}${fix === undefined ? '' : `. Fix: ${fix}`}`)
}

/** The text without whatever somebody may take for the end of a line (Unicode Standard, 5.8). */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g, ' ')
}

function renderPlace({ path, line, column, name }: Where): string {
  const spot = [path, line, column].filter((part) => part !== undefined).join(':')
  return [spot, name].filter((part) => part !== undefined && part !== '').join(' ')
}

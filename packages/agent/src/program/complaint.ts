import { firstError, lastLine, parseJson } from '@helix/core'

const mostLetters = 300

/** How deep errors lie in the events of agents, and deeper than any. */
const deepest = 8

/**
 * What a program said that went wrong; '' where it said nothing of the kind. Agents print events, a line of JSON each, and say
 * the same several times, the last time in full; what stands beside the events tells it, too: a key that is missing, an error,
 * or, where the program failed, the last line.
 */
export function complaintOf({ code, output }: { code: number | null; output: string }): string {
  const lines = output.split('\n').map((line) => ({ line, event: eventOf(line) }))
  const told = lines.flatMap(({ event }) => wrongsIn(event, false, deepest)).at(-1)
  const beside = lines.flatMap(({ line, event }) => (event === undefined ? [line] : []))
  const text = beside.join('\n')
  const hasFailed = code !== 0 && code !== null
  const said = told ?? beside.find(isAboutKey) ?? firstError(text) ?? (hasFailed ? lastLine(text) : '')
  return said.trim().slice(0, mostLetters)
}

function eventOf(line: string): unknown {
  return line.startsWith('{') ? parseJson(line) : undefined
}

function isAboutKey(line: string): boolean {
  return /(?:\b|_)keys?\b|\bcredentials?\b|\blog(?:ged)? in\b/i.test(line)
}

/** The texts of errors: under a name of one, or the message of what is marked as one. */
function wrongsIn(value: unknown, isMarked: boolean, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth === 0) return []
  const marked = isMarked || isMarkedWrong(value)
  return Object.entries(value).flatMap(([name, held]) => {
    const isWrong = /error/i.test(name)
    if (typeof held === 'string') return isWrong || (marked && /^(?:message|result)$/.test(name)) ? [held] : []
    return wrongsIn(held, marked || isWrong, depth - 1)
  })
}

function isMarkedWrong(value: object): boolean {
  return (
    ('is_error' in value && value.is_error === true) || ('type' in value && /error|failed/.test(String(value.type)))
  )
}

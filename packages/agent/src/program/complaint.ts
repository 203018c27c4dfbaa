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
  const { events, beside } = partsOf(output)
  const told = events.flatMap((event) => wrongsIn(event, false, deepest).map((said) => withKind(said, event))).at(-1)
  const text = beside.join('\n')
  const hasFailed = code !== 0 && code !== null
  return bounded(told ?? beside.find(isAboutKey) ?? firstError(text) ?? (hasFailed ? lastLine(text) : ''))
}

/**
 * What a program said last, '' where it said nothing: some say what went wrong as they say that they are done (goose). What their
 * users and tools said is left out.
 */
export function lastWordsOf(output: string): string {
  const { events } = partsOf(output)
  if (events.length > 0) return bounded(events.flatMap((event) => textsIn(event, deepest)).at(-1) ?? '')
  // Whole lines: the very last is often but a polite one.
  const end = output.trim().slice(-mostLetters)
  return end === output.trim() ? end : end.slice(end.indexOf('\n') + 1)
}

function partsOf(output: string): { events: object[]; beside: string[] } {
  const lines = output.split('\n').map((line) => ({ line, event: eventOf(line) }))
  return {
    events: lines.flatMap(({ event }) => (typeof event === 'object' && event !== null ? [event] : [])),
    beside: lines.flatMap(({ line, event }) => (event === undefined ? [line] : [])),
  }
}

function bounded(text: string): string {
  return text.trim().slice(0, mostLetters)
}

/** One word alone says too little: `api_retry: unknown` tells that the model's server was asked again. */
function withKind(said: string, event: object): string {
  return !said.includes(' ') && 'subtype' in event ? `${String(event.subtype)}: ${said}` : said
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

/** The texts of messages, but for those that others have written. */
function textsIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth === 0 || isOthers(value)) return []
  return Object.entries(value).flatMap(([name, held]) => {
    if (typeof held !== 'string') return textsIn(held, depth - 1)
    return name === 'text' && held.trim() !== '' ? [held] : []
  })
}

function isOthers(value: object): boolean {
  return 'role' in value && value.role !== 'assistant' && value.role !== 'model'
}

function isMarkedWrong(value: object): boolean {
  return (
    ('is_error' in value && value.is_error === true) || ('type' in value && /error|failed/.test(String(value.type)))
  )
}

import type { Message } from '@helix/core'

export interface Header extends Pick<Message, 'label' | 'type' | 'scope' | 'breaking' | 'description'> {
  /** Why the line is no header; null when it is one. Then `type` is '' and `description` the line without its label. */
  problem: string | null
}

const autosquash = ['fixup! ', 'squash! ', 'amend! ']
const parked = 'wip! '
const label = /^STEP\[([1-9]\d{0,2})\/([1-9]\d{0,2})\] /

/** Whether the first line asks to be folded into an earlier commit by `git rebase --autosquash`. */
export function isFixup(line: string): boolean {
  return autosquash.some((prefix) => line.startsWith(prefix))
}

/** Whether the first line says that the commit only parks what is not finished (`helix commit --wip`). */
export function isParked(line: string): boolean {
  return line.startsWith(parked)
}

/** The first line of a commit that parks. */
export function parkedHeader(description: string): string {
  return `${parked}${description}`
}

/** Whether a commit with this first line is made to be made anew before it lands. */
export function isUnfinished(line: string): boolean {
  return isFixup(line) || isParked(line)
}

/**
 * Reads a header: prefixes of unfinished commits (dropped), an optional label `STEP[4/7] `, then `type(scope)!: description` as in
 * Conventional Commits 1.0.0, rules 1 to 5 and 13. An empty scope counts as none. Linear in the line's length.
 */
export function parseHeader(line: string): Header {
  const rest = withoutPrefixes(line)
  const found = label.exec(rest)
  const held = { label: found ? { number: Number(found[1]), of: Number(found[2]) } : null }
  return { ...held, ...parseConventional(rest.slice(found?.[0].length ?? 0)) }
}

function withoutPrefixes(line: string): string {
  let start = 0
  for (;;) {
    const prefix = [...autosquash, parked].find((word) => line.startsWith(word, start))
    if (prefix === undefined) return line.slice(start)
    start += prefix.length
  }
}

function parseConventional(text: string): Omit<Header, 'label'> {
  const refused = (problem: string) => ({ type: '', scope: null, breaking: false, description: text.trim(), problem })
  let at = endOfType(text)
  const type = text.slice(0, at)
  if (type === '') return refused('it does not begin with a type')
  let scope: string | null = null
  if (text[at] === '(') {
    const close = text.indexOf(')', at)
    if (close < 0) return refused('the scope has no closing bracket')
    scope = text.slice(at + 1, close)
    if (scope.includes('(')) return refused('the scope holds a bracket')
    at = close + 1
  }
  const breaking = text[at] === '!'
  if (breaking) at += 1
  if (text[at] !== ':') return refused('no colon follows the type and scope')
  const description = text.slice(at + 1)
  if (description !== '' && !/^[ \t]/.test(description)) return refused('no blank follows the colon')
  return { type, scope: scope?.trim() || null, breaking, description: description.trim(), problem: null }
}

function endOfType(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if ('(!:) \t'.includes(text.charAt(at))) return at
  }
  return text.length
}

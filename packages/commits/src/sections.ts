import type { Figure, Message } from '@helix/core'

type Sections = Pick<Message, 'why' | 'change' | 'validation' | 'body'>

const label = /^(why|change|validation):(?=\s|$)/i
const initials = 'wWcCvV'

/** The section that a line begins, in lower case, or null. */
export function sectionOf(line: string): 'why' | 'change' | 'validation' | null {
  if (!initials.includes(line.charAt(0))) return null // most lines, without the cost of an expression
  const name = label.exec(line)?.[1]?.toLowerCase()
  return name === 'why' || name === 'change' || name === 'validation' ? name : null
}

/**
 * Reads the body: `Why:` and `Change:` run over paragraphs to the next section, `Validation:` to the next blank line;
 * everything else is `body`. A section that stands twice is one.
 */
export function parseSections(lines: readonly string[]): Sections {
  const texts: { why: string[] | null; change: string[] | null; body: string[] } = { why: null, change: null, body: [] }
  const validation: Figure[] = []
  let current: 'why' | 'change' | 'validation' | null = null
  for (const line of lines) {
    const next = sectionOf(line)
    const text = next ? line.slice(line.indexOf(':') + 1).trim() : line.trimEnd()
    current = next ?? current
    if (current === 'validation') {
      if (/[^\s:*-]/.test(text)) validation.push(parseFigure(text))
      else if (text === '' && !next) current = null
    } else if (current) (texts[current] ??= []).push(text)
    else texts.body.push(text)
  }
  return { why: join(texts.why), change: join(texts.change), validation, body: join(texts.body) ?? '' }
}

/** A line below `Validation:`: `unit: 42 passed`, with or without a bullet. Without a colon its name is ''. */
export function parseFigure(line: string): Figure {
  const text = line.trim().replace(/^[-*] /, '')
  const colon = text.indexOf(':')
  return { name: colon < 0 ? '' : text.slice(0, colon).trim(), text: text.slice(colon + 1).trim() }
}

/** The lines without blank ones at both ends; null for no section. */
function join(lines: string[] | null): string | null {
  if (!lines) return null
  let [start, end] = [0, lines.length]
  while (start < end && lines[start] === '') start += 1
  while (end > start && lines[end - 1] === '') end -= 1
  return lines.slice(start, end).join('\n')
}

import { readHeadings } from '../headings.ts'
import { readMarkdown } from '../markdown.ts'
import { sections } from '../sections.ts'

/** What a record says of itself before it comes to its matter. */
export interface RecordHead {
  /** Its first heading of level 1, '' for none. */
  title: string
  /** '' for none. */
  status: string
  date: string
  /** Lines that may tell which record takes which one's place. */
  lines: string[]
}

/** `- Status: x`, `* **Status**: x`, `**Status:** x`, `Status: x`, `| Status | x |`. */
const field =
  /^\s*(?:[-*>|]\s*)?[*_]*(status|date|supersedes|super[sc]eded(?: by)?|replaced by)[*_]*\s*[:|]\s*[*_]*\s*(.*?)\s*\|?\s*$/i

/**
 * Reads the lines between title and first section, and the section `Status`. A field further down belongs to what is
 * described: `status: Available` in an example says nothing of the decision.
 */
export function readHead(body: string): RecordHead {
  const lines = body.split('\n')
  const headings = readHeadings(readMarkdown(body))
  const title = headings.find(({ level }) => level === 1)
  const from = title?.lastLine ?? 0
  const to = (headings.find(({ line }) => line > from)?.line ?? lines.length + 1) - 1
  const top = said(lines.slice(from, to))
  const fields = top.flatMap((line) => {
    const [, name = '', value = ''] = field.exec(line) ?? []
    return name === '' ? [] : [{ name: name.toLowerCase(), value, line }]
  })
  const named = (name: string): string => fields.find((one) => one.name === name)?.value ?? ''
  const section = sections(headings, lines.length).find(({ heading }) => /^(?:\d+\W+)?status$/i.test(heading.text))
  const below = section === undefined ? [] : said(lines.slice(section.heading.lastLine, section.end))
  // Tools write them below a heading of their own: `- Supersedes [20200926-x](20200926-x.md)`.
  const links = lines.filter((line) => /^\s*[-*]\s+\**(?:supersedes|super[sc]eded by)\b/i.test(line))
  // `Superseded: 2019-12-19 by [ADR 14](…)` is a status of its own.
  const replaced = fields.find(({ name }) => /^(?:super[sc]eded|replaced)/.test(name))?.line ?? ''
  return {
    title: title?.text ?? '',
    status: named('status') || (below[0] ?? '').replace(/^[-*>]\s+/, '') || replaced,
    date: /^\S*/.exec(named('date'))?.[0] ?? '',
    lines: [...fields.map(({ line }) => line), ...below, ...links],
  }
}

/** Lines that say something to a reader. */
function said(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .replaceAll(/<!--[^]*?-->/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

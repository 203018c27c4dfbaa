import { frontMatterEnd } from '../front-matter-end.ts'
import { readHeadings } from '../headings.ts'
import { readMarkdown } from '../markdown.ts'

/**
 * An earlier record that says who takes its place, where it says its status: in front matter, in a line at its beginning
 * (MADR 2, log4brains) or in a section (adr-tools). All else stays. null where it says it nowhere.
 */
export function supersededText(text: string, by: string): string | null {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(ending)
  return (inFrontMatter(lines, by) ?? inLine(lines, by) ?? inSection(lines, by))?.join(ending) ?? null
}

function inFrontMatter(lines: readonly string[], by: string): string[] | null {
  const end = frontMatterEnd(lines)
  if (end === 0) return null
  const entries = lines.slice(1, end - 1)
  // An entry goes with the lines below it that are its value.
  const keyOf = (at: number): string => entries.slice(0, at + 1).findLast((line) => /^[^\s-]/.test(line)) ?? ''
  const kept = entries.filter((_, at) => !/^(?:status|superseded[-_]by):/.test(keyOf(at)))
  return ['---', 'status: superseded', `superseded-by: [${by}]`, ...kept, ...lines.slice(end - 1)]
}

function inLine(lines: readonly string[], by: string): string[] | null {
  const section = lines.findIndex((line) => /^##\s/.test(line))
  const at = lines.slice(0, section < 0 ? undefined : section).findIndex((line) => field.test(line))
  if (at < 0) return null
  return lines.with(
    at,
    (lines[at] ?? '').replace(field, (_, name: string) => `${name} superseded by ${linkTo(by)}`),
  )
}

const field = /^(\s*(?:[-*]\s+)?\**status(?::\**|\**:)) .*$/i

function inSection(lines: readonly string[], by: string): string[] | null {
  const status = readHeadings(readMarkdown(lines.join('\n'))).find((heading) => /^status$/i.test(heading.text))
  if (status === undefined) return null
  const at = lines.findIndex((line, index) => index >= status.lastLine && line.trim() !== '')
  if (at < 0 || lines[at]?.startsWith('#') === true) return null
  return lines.with(at, `Superseded by ${linkTo(by)}`)
}

function linkTo(name: string): string {
  return `[${name.replace(/\.md$/, '')}](${name})`
}

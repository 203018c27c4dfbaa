import { readHeadings } from '../headings.ts'
import { readMarkdown } from '../markdown.ts'

/**
 * An earlier record that says who takes its place, where it says its status: in front matter, in a line at its beginning
 * (MADR 2, log4brains) or in a section (adr-tools). All else stays. null where it says it nowhere.
 */
export function supersededText(text: string, by: string): string | null {
  return inFrontMatter(text, by) ?? inLine(text, by) ?? inSection(text, by)
}

function inFrontMatter(text: string, by: string): string | null {
  const match = /^---\n([^]*?)^---\n/m.exec(text)
  if (match === null || !text.startsWith('---\n')) return null
  const kept = (match[1] ?? '').split('\n').filter((line) => !/^(?:status|superseded-by):/.test(line))
  return `---\nstatus: superseded\nsuperseded-by: [${by}]\n${kept.join('\n')}---\n${text.slice(match[0].length)}`
}

function inLine(text: string, by: string): string | null {
  const lines = text.split('\n')
  const section = lines.findIndex((line) => /^##\s/.test(line))
  const at = lines.slice(0, section < 0 ? undefined : section).findIndex((line) => field.test(line))
  if (at < 0) return null
  return lines
    .with(
      at,
      (lines[at] ?? '').replace(field, (_, name: string) => `${name} superseded by ${linkTo(by)}`),
    )
    .join('\n')
}

const field = /^(\s*(?:[-*]\s+)?\**status(?::\**|\**:)) .*$/i

function inSection(text: string, by: string): string | null {
  const lines = text.split('\n')
  const status = readHeadings(readMarkdown(text)).find((heading) => /^status$/i.test(heading.text))
  if (status === undefined) return null
  const at = lines.findIndex((line, index) => index >= status.lastLine && line.trim() !== '')
  if (at < 0 || lines[at]?.startsWith('#') === true) return null
  return lines.with(at, `Superseded by ${linkTo(by)}`).join('\n')
}

function linkTo(name: string): string {
  return `[${name.replace(/\.md$/, '')}](${name})`
}

import type { Heading } from '../document.ts'
import { frontMatterEnd } from '../front-matter-end.ts'
import { readHeadings } from '../headings.ts'
import { readMarkdown } from '../markdown.ts'
import { parseSpec } from '../parse-spec.ts'
import { proseLines } from '../prose-lines.ts'
import type { ForeignFile, ForeignRequirement, ForeignSpec, Format } from './foreign-spec.ts'
import { withLabels } from './labels.ts'

/** A line of a source that stands otherwise in the spec. */
export interface ChangedLine {
  path: string
  line: number
  text: string
  /** '' where nothing takes its place. */
  became: string
}

export interface ImportedRequirement {
  id: string
  title: string
  from: { path: string; line: number; id: string }
}

export interface Converted {
  path: string
  format: Format['name']
  lines: string[]
  requirements: ImportedRequirement[]
  changed: ChangedLine[]
  questions: string[]
}

/**
 * A foreign spec as a section of Helix's: its headings one level down, its requirements with ids that begin with `REQ-` and
 * the scope, its link labels as `renamed` has them. Every other line stays as it is.
 */
export function convertSpec(
  file: ForeignFile,
  format: Format,
  { scope, renamed }: { scope: string; renamed: ReadonlyMap<string, string> },
): Converted {
  const spec = cutUp(file)
  const found = withoutRepeats(format.requirements(spec))
  const named = new Map(found.map((one) => [one.line, { ...one, id: `REQ-${[scope, one.suffix].filter(Boolean).join('-')}` }])) // prettier-ignore
  const changed: ChangedLine[] = []
  const lines: string[] = []
  const change = (at: number, became: string): void => {
    const text = spec.lines[at - 1] ?? ''
    if (text !== became && text.trim() !== '') changed.push({ path: file.path, line: at, text, became })
  }
  const { own, shift } = levelsOf(spec)
  if (own !== null) lines.push(`## ${own}`, '')
  const headings = new Map(spec.headings.map((heading) => [heading.line, heading]))
  const front = frontMatterEnd(spec.lines)
  let level = 2
  for (let at = 1; at <= spec.lines.length; at++) {
    const text = spec.lines[at - 1] ?? ''
    const heading = headings.get(at)
    const requirement = named.get(at)
    if (at === 1 && front > 0) {
      lines.push('```yaml')
      change(at, '```yaml')
    } else if (at === front) {
      lines.push('```', '')
      change(at, '```')
    } else if (at < front || heading === undefined) {
      if (requirement?.shape === 'item') lines.push(...headingAbove(requirement, level, lines.at(-1)))
      const became = spec.prose[at - 1] === '' ? text : withLabels(text, renamed)
      lines.push(became)
      change(at, became)
    } else {
      level = Math.min(6, heading.level + shift)
      const became = withLabels(headingLine(spec, heading, level, requirement), renamed)
      lines.push(became)
      change(at, became)
      for (let below = at + 1; below <= heading.lastLine; below++) change(below, '')
      at = heading.lastLine
    }
  }
  const requirements = [...named.values()].map(({ id, title, own: was, line }) => ({
    id,
    title,
    from: { path: file.path, line, id: was },
  }))
  return { path: file.path, format: format.name, lines: trimmed(lines), requirements, changed, questions: questionsIn(spec, requirements) } // prettier-ignore
}

function cutUp(file: ForeignFile): ForeignSpec {
  const lines = file.text.replace(/\n$/, '').split('\n')
  const front = frontMatterEnd(lines)
  // Front matter is none of Markdown, which would read its end as the underline of a heading.
  const text = lines.map((line, at) => (at < front ? '' : line)).join('\n')
  return { ...file, lines, prose: proseLines(parseSpec(text)), headings: readHeadings(readMarkdown(text)) }
}

/** How far headings go down, and the title that a file without one gets. */
function levelsOf({ path, headings }: ForeignSpec): { own: string | null; shift: number } {
  const top = Math.min(...headings.map(({ level }) => level))
  const [first] = headings
  if (first?.level === top && headings.filter(({ level }) => level === top).length === 1) {
    return { own: null, shift: Math.max(0, 2 - top) }
  }
  return { own: path, shift: headings.length === 0 ? 0 : Math.max(0, 3 - top) }
}

function headingLine(
  { lines }: ForeignSpec,
  { line, lastLine, level: was, text }: Heading,
  level: number,
  requirement: { id: string; title: string } | undefined,
): string {
  const marks = '#'.repeat(level)
  if (requirement !== undefined) return `${marks} ${requirement.id}: ${requirement.title}`.replace(/:\s*$/, '')
  if (lastLine > line) return `${marks} ${text}`
  const source = lines[line - 1] ?? ''
  return level === was ? source : source.replace(/^( {0,3})#+/, `$1${marks}`)
}

function headingAbove({ id, title }: { id: string; title: string }, level: number, before?: string): string[] {
  const line = `${'#'.repeat(Math.min(6, level + 1))} ${id}: ${title}`.replace(/:\s*$/, '')
  return [...(before === undefined || before.trim() === '' ? [] : ['']), line, '']
}

/** Of two with one id the second gets another: no line may go because a number was given twice. */
function withoutRepeats(found: readonly ForeignRequirement[]): ForeignRequirement[] {
  const seen = new Map<string, number>()
  return found.map((one) => {
    const key = one.suffix.toLowerCase()
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? one : { ...one, suffix: `${one.suffix}-again${times === 2 ? '' : times - 1}` }
  })
}

const clarify = /\[NEEDS CLARIFICATION:?\s*([^\]]*)\]/g

function questionsIn({ path, prose }: ForeignSpec, requirements: readonly ImportedRequirement[]): string[] {
  return prose.flatMap((line, at) => {
    const asked = [...line.matchAll(clarify)]
    if (asked.length === 0) return []
    const holder = requirements.findLast(({ from }) => from.line <= at + 1)
    return asked.map(([, what = '']) => `${holder?.id ?? path}: ${what.trim() || 'what is meant?'}`)
  })
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return first < 0 ? [] : lines.slice(first, last + 1)
}

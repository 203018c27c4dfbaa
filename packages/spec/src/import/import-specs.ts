import { HelixError, sha256 } from '@helix/core'
import { questionLines } from '../intake/add-requirements.ts'
import { insertLines, sectionsOf } from '../intake/insert-lines.ts'
import type { SpecDocument } from '../document.ts'
import { parseSpec } from '../parse-spec.ts'
import { type ChangedLine, type Converted, convertSpec, type ImportedRequirement } from './convert.ts'
import type { ForeignFile, Format, FormatName } from './foreign-spec.ts'
import { kiro } from './kiro.ts'
import { labelsIn, linksIn, newLabels } from './labels.ts'
import { openspec } from './openspec.ts'
import { specKit } from './spec-kit.ts'

const formats: readonly Format[] = [openspec, specKit, kiro]

export interface ImportedSpecs {
  /** The spec with everything that was imported. */
  text: string
  sources: { path: string; format: FormatName; requirements: number }[]
  requirements: ImportedRequirement[]
  changed: ChangedLine[]
  questions: string[]
  /** Files that are no spec of these tools, or whose requirements stand in the spec already. */
  left: { path: string; why: string }[]
}

const table = 'Where requirements came from'

/**
 * A spec with the specs of other tools behind it: a section for each file, a table of where each requirement came from, and
 * what they ask to be clarified below `Open questions`. The same files always give the same ids. All lines of the spec stay.
 * HelixErrors spec/import-nothing (no such file is there), spec/import-open (a file leaves a code block or comment open),
 * spec/import-label (a label leads elsewhere in another file, and its uses could not be told apart).
 */
export function importSpecs(spec: SpecDocument, files: readonly ForeignFile[]): ImportedSpecs {
  const told = files.map((file) => ({ file, format: formats.find((format) => format.recognises(file)) }))
  const known = told.flatMap(({ file, format }) => (format === undefined ? [] : [{ file, format }]))
  const left = told.flatMap(({ file, format }) => (format === undefined ? [{ path: file.path, why: whyLeft(file) }] : [])) // prettier-ignore
  const labels = new Map(labelsIn(spec.text))
  const converted = known.map(({ file, format }) => {
    const scope = scopeFor(file, format, known)
    const own = labelsIn(file.text)
    const renamed = newLabels(own, labels, scope)
    for (const [label, destination] of own) if (!labels.has(label)) labels.set(label, destination)
    const one = convertSpec(file, format, { scope, renamed })
    if (renamed.size > 0) requireLinks(file, one, renamed)
    return one
  })
  const present = new Set(spec.requirements.map(({ id }) => id.toLowerCase()))
  const isKnown = ({ requirements }: Converted) => requirements.some(({ id }) => present.has(id.toLowerCase()))
  const fresh = converted.filter((one) => !isKnown(one))
  for (const { path, requirements } of converted.filter(isKnown)) {
    const ids = requirements.filter(({ id }) => present.has(id.toLowerCase())).map(({ id }) => id)
    left.push({ path, why: `the spec has ${ids.slice(0, 3).join(', ')} already` })
  }
  if (fresh.length === 0) throw nothing(left)
  for (const one of fresh) requireClosed(one)
  return { text: merged(spec, fresh), sources: fresh.map(sourceOf), left, ...gathered(fresh) }
}

function gathered(fresh: readonly Converted[]): Pick<ImportedSpecs, 'requirements' | 'changed' | 'questions'> {
  return {
    requirements: fresh.flatMap(({ requirements }) => requirements),
    changed: fresh.flatMap(({ changed }) => changed),
    questions: fresh.flatMap(({ questions }) => questions),
  }
}

function whyLeft({ path }: ForeignFile): string {
  return /(^|\/)changes\/(?:archive\/)?[^/]+\/specs\//.test(path)
    ? 'a change of OpenSpec: what is archived stands in its specs, and what is proposed is archived there first'
    : 'no spec of OpenSpec, spec-kit or Kiro'
}

function sourceOf({ path, format, requirements }: Converted): ImportedSpecs['sources'][number] {
  return { path, format, requirements: requirements.length }
}

function scopeFor(
  { path }: ForeignFile,
  format: Format,
  all: readonly { file: ForeignFile; format: Format }[],
): string {
  const own = format.scopes(path)
  const others = all.filter(({ file }) => file.path !== path)
  const isFree = (scope: string) => !others.some(({ file, format: other }) => other.scopes(file.path).includes(scope))
  // Names in another script, or one name twice: where the file lies tells it apart.
  return own.find((scope) => scope !== '' && isFree(scope)) ?? `F${sha256(path).slice(0, 6).toUpperCase()}`
}

/** A block that a file leaves open would swallow the files behind it. */
function requireClosed({ path, lines, requirements }: Converted): void {
  const end = '# helix: the end of this file'
  const { headings, requirements: read } = parseSpec([...lines, '', end].join('\n'))
  const found = new Set(read.map(({ id }) => id))
  if (headings.at(-1)?.text === end.slice(2) && requirements.every(({ id }) => found.has(id))) return
  throw new HelixError('spec/import-open', `${path} leaves a code block or a comment open`, {
    hint: `close it in ${path}, then run the same again`,
    where: { path },
  })
}

/** Every link leads where it led. */
function requireLinks({ path, text }: ForeignFile, { lines }: Converted, renamed: ReadonlyMap<string, string>): void {
  const after = linksIn(lines.join('\n'))
  const isKept = linksIn(text).every((destination, at) => after[at] === destination)
  if (isKept && [...labelsIn(lines.join('\n')).keys()].every((label) => !renamed.has(label))) return
  const labels = [...renamed.keys()].map((label) => `[${label.toLowerCase()}]`).join(', ')
  throw new HelixError('spec/import-label', `${path} uses ${labels}, which leads elsewhere in what stands before it`, {
    hint: `write the targets into the links of ${path}, then run the same again`,
    where: { path },
  })
}

function merged(spec: SpecDocument, fresh: readonly Converted[]): string {
  const all = sectionsOf(spec)
  const ends = all.filter(({ heading }) => /^open questions?$/i.test(heading.text) || heading.text === table)
  const asking = fresh.flatMap(({ questions }) => questions)
  // New sections stand before those that end the spec.
  let after = spec.text.split('\n').length - 1
  for (const { heading, end } of ends.toReversed()) if (end >= after) after = heading.line - 1
  const text = insertLines(spec.text, [
    { after, lines: fresh.flatMap(({ lines }, at) => (at === 0 ? lines : ['', ...lines])) },
    questionLines(spec, all, asking, after),
  ])
  const rows = fresh.flatMap(({ requirements }) => requirements.map(rowOf))
  if (ends.some(({ heading }) => heading.text === table)) return withRows(text, rows)
  return `${text}\n## ${table}\n\n| requirement | was | where |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** More rows below those of an earlier import. */
function withRows(text: string, rows: readonly string[]): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.replace(/^#+\s+/, '') === table)
  const last = lines.findIndex((line, at) => at > start && line.startsWith('|') && !lines[at + 1]?.startsWith('|'))
  return [...lines.slice(0, last + 1), ...rows, ...lines.slice(last + 1)].join('\n')
}

function rowOf({ id, from }: ImportedRequirement): string {
  return `| ${id} | ${cell(from.id)} | ${cell(from.path)}:${from.line} |`
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`)
}

function nothing(left: ImportedSpecs['left']): HelixError {
  const known = left.filter(({ why }) => why.startsWith('the spec has'))
  const message =
    known.length > 0
      ? `everything is imported already: ${known.map(({ path }) => path).join(', ')}`
      : 'no spec of OpenSpec, spec-kit or Kiro is there'
  return new HelixError('spec/import-nothing', message, {
    hint: 'name a folder with openspec/specs/<name>/spec.md, specs/<number>-<name>/spec.md or .kiro/specs/<name>/requirements.md',
  })
}

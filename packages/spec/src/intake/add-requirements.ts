import { HelixError } from '@helix/core'
import type { SpecDocument } from '../document.ts'
import { parseSpec } from '../parse-spec.ts'
import { parseRequirementHeading } from '../requirement-heading.ts'
import type { Section } from '../sections.ts'
import { type Insertion, insertLines, sectionsOf } from './insert-lines.ts'
import { freeIds } from './requirement-ids.ts'

/** A requirement before it has an id. */
export interface RequirementDraft {
  title: string
  text: string
  /** One line for each bullet below `Acceptance:`. */
  acceptance: readonly string[]
}

export interface AddedRequirements {
  text: string
  added: { id: string; title: string }[]
  /** As they stand in the text. */
  questions: string[]
}

/**
 * A spec with drafts behind its last requirement, under ids that come after all that it has or that are `taken`, and with
 * what they leave open below `Open questions` (`REQ-?` in a question stands for the first new id). All that stood in it
 * stays. HelixError spec/draft-breaks where a draft would change what the rest says.
 */
export function addRequirements(
  spec: SpecDocument,
  drafts: readonly RequirementDraft[],
  { questions, taken }: { questions: readonly string[]; taken: Iterable<string> },
): AddedRequirements {
  const nextId = freeIds([...spec.requirements.map(({ id }) => id), ...taken])
  const all = sectionsOf(spec)
  const last = all.filter(({ heading }) => parseRequirementHeading(heading.text) !== null).at(-1)
  const holder = last ?? all.find(({ heading }) => /^requirements$/i.test(heading.text))
  const level = last?.heading.level ?? (holder === undefined ? 2 : holder.heading.level + 1)
  const colon = last === undefined || /^REQ-\S+:/.test(last.heading.text)
  const named = drafts.map(({ title, ...rest }) => ({ ...rest, id: nextId(), title: oneLine(title) }))
  const blocks = named.map(({ id, title, text, acceptance }) => [
    `${'#'.repeat(level)} ${id}${colon ? ':' : ''} ${title}`,
    '',
    ...plainLines(text),
    ...(acceptance.length === 0 ? [] : ['', 'Acceptance:', '', ...acceptance.map((line) => `- ${oneLine(line)}`)]),
  ])
  const asked = questions.map((question) => oneLine(question).replaceAll('REQ-?', named[0]?.id ?? ''))
  const text = insertLines(spec.text, [
    { after: holder?.end ?? beforeQuestions(spec, all), lines: joined(blocks) },
    questionLines(spec, all, asked, spec.text.split('\n').length - 1),
  ])
  requireKept(spec, text, named)
  return { text, added: named.map(({ id, title }) => ({ id, title })), questions: asked }
}

/** The line behind which a new section goes: the last before open questions that end the spec. */
function beforeQuestions(spec: SpecDocument, all: readonly Section[]): number {
  const last = questionsOf(all)
  const count = spec.text.split('\n').length - 1
  return last !== undefined && last.end >= count ? last.heading.line - 1 : count
}

function questionsOf(all: readonly Section[]): Section | undefined {
  return all.findLast(({ heading }) => /^open questions?$/i.test(heading.text))
}

/** Questions as items of the section that asks them, which is made behind a line where there is none. */
export function questionLines(
  spec: SpecDocument,
  all: readonly Section[],
  asked: readonly string[],
  behind: number,
): Insertion {
  const section = questionsOf(all)
  const items = asked.map((question) => `- ${question}`)
  if (section === undefined)
    return { after: behind, lines: items.length === 0 ? [] : ['## Open questions', '', ...items] }
  const last = lastItemOf(spec, section)
  return last === null ? { after: section.end, lines: items } : { after: last, lines: items, close: true }
}

/** The line of the last item of a section; null where it ends in something else. */
function lastItemOf({ text }: SpecDocument, { heading, end }: Section): number | null {
  const lines = text.split('\n')
  let last = end
  while (last > heading.lastLine && lines[last - 1]?.trim() === '') last -= 1
  return last > heading.lastLine && (lines[last - 1] ?? '').startsWith('- ') ? last : null
}

function joined(blocks: readonly string[][]): string[] {
  return blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]))
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[#\s]+/, '')
    .trim()
}

/** Paragraphs as they are; a line that would begin a heading begins none. */
function plainLines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^( {0,3})(#{1,6}(?:\s|$)|=+\s*$|-+\s*$)/, String.raw`$1\$2`))
}

const end = 'helix: the end of the spec'

/** A draft is somebody's text: a fence that it leaves open would swallow what follows. */
function requireKept(before: SpecDocument, text: string, added: readonly { id: string }[]): void {
  const after = parseSpec(text)
  const hashes = new Map(after.requirements.map(({ id, hash }) => [id, hash]))
  const broken = before.requirements.filter(({ id, hash }) => hashes.get(id) !== hash).map(({ id }) => id)
  const expected = [...before.requirements, ...added].map(({ id }) => id)
  const found = after.requirements.map(({ id }) => id)
  const isOpen = parseSpec(`${text}\n# ${end}\n`).headings.at(-1)?.text !== end
  if (!isOpen && broken.length === 0 && found.length === expected.length && expected.every((id) => hashes.has(id)))
    return
  throw new HelixError('spec/draft-breaks', `the draft would change ${broken.join(', ') || 'what the spec requires'}`, {
    hint: 'nothing was written; say the idea in other words and run it again',
  })
}

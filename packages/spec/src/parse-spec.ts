import { sha256 } from '@helix/core'
import { canonicalSpec } from './canonical-spec.ts'
import type { Requirement, SpecDocument } from './document.ts'
import { readHeadings } from './headings.ts'
import { readMarkdown } from './markdown.ts'
import { readOpenQuestions } from './open-questions.ts'
import { parseRequirementHeading } from './requirement-heading.ts'
import { type Section, sections } from './sections.ts'

/**
 * Reads a spec: Markdown (CommonMark 0.31.2) whose headings `REQ-…` are its requirements. What is wrong with it is for
 * `lintSpec` to say. Throws HelixError `spec/not-utf8`.
 */
export function parseSpec(source: string | Uint8Array): SpecDocument {
  const text = canonicalSpec(source)
  const markdown = readMarkdown(text)
  const headings = readHeadings(markdown)
  const starts = lineStarts(text)
  const all = sections(headings, starts.length)
  return {
    text,
    hash: sha256(text),
    title: headings.find((heading) => heading.level === 1)?.text ?? '',
    headings,
    requirements: all.flatMap((section) => readRequirement(section, text, starts)),
    openQuestions: readOpenQuestions(markdown, all),
  }
}

function readRequirement({ heading, end }: Section, spec: string, starts: readonly number[]): Requirement[] {
  const named = parseRequirementHeading(heading.text)
  if (!named) return []
  const text = canonicalSpec(spec.slice(starts[heading.line - 1], starts[end]))
  const body = spec.slice(starts[heading.lastLine], starts[end]).trim()
  return [{ ...named, text, hash: sha256(text), body, line: heading.line }]
}

/** Where each line begins; after a final LF, an empty one. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

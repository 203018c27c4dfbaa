import { sha256 } from '@helix/core'
import { Parser } from 'commonmark'
import { canonicalSpec } from './canonical-spec.ts'
import type { Requirement, SpecDocument } from './document.ts'
import { readHeadings } from './headings.ts'
import { readOpenQuestions } from './open-questions.ts'
import { parseRequirementHeading } from './requirement-heading.ts'
import { type Section, sections } from './sections.ts'

/**
 * Reads a spec: Markdown (CommonMark 0.31.2) whose headings `REQ-…` are its requirements. What is wrong with it is for
 * `lintSpec` to say. Throws HelixError `spec/not-utf8`.
 */
export function parseSpec(source: string | Uint8Array): SpecDocument {
  const text = canonicalSpec(source)
  const tree = new Parser().parse(text)
  const headings = readHeadings(tree)
  const lines = text.split('\n')
  const all = sections(headings, lines.length)
  return {
    text,
    hash: sha256(text),
    title: headings.find((heading) => heading.level === 1)?.text ?? '',
    headings,
    requirements: all.flatMap((section) => readRequirement(section, lines)),
    openQuestions: readOpenQuestions(tree, all),
  }
}

function readRequirement({ heading, end }: Section, lines: string[]): Requirement[] {
  const named = parseRequirementHeading(heading.text)
  if (!named) return []
  const text = canonicalSpec(lines.slice(heading.line - 1, end).join('\n'))
  const body = lines.slice(heading.lastLine, end).join('\n').trim()
  return [{ ...named, text, hash: sha256(text), body, line: heading.line }]
}

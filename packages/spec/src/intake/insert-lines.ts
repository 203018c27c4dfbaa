import type { SpecDocument } from '../document.ts'
import { type Section, sections } from '../sections.ts'

export interface Insertion {
  /** After this line, from 1; 0 is before the first. */
  after: number
  lines: readonly string[]
  /** They go on what stands before, without a blank line. */
  close?: boolean
}

/** A text with lines put in between; all that it had stays, in its order. Each insertion is set apart by one blank line. */
export function insertLines(text: string, insertions: readonly Insertion[]): string {
  let lines = text.replace(/\n$/, '').split('\n')
  // From the end on, so that line numbers hold; of two at one place the first stands first.
  const wanted = insertions.filter((insertion) => insertion.lines.length > 0).toReversed()
  for (const { after, lines: put, close = false } of wanted.toSorted((a, b) => b.after - a.after)) {
    let at = after
    while (at > 0 && lines[at - 1]?.trim() === '') at -= 1
    const begin = at > 0 && !close ? [''] : []
    const end = (lines[at] ?? '').trim() === '' ? [] : ['']
    lines = lines.slice(0, at).concat(begin, put, end, lines.slice(at))
  }
  return `${lines.join('\n')}\n`
}

/** Every heading of a spec with its extent. */
export function sectionsOf(document: SpecDocument): Section[] {
  return sections(document.headings, document.text.split('\n').length - 1)
}

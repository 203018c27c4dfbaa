import type { Heading } from './document.ts'

export interface Section {
  heading: Heading
  /** Its last line, from 1. */
  end: number
}

/** Every heading with its extent: to the line before the next heading of the same or a higher level. Linear. */
export function sections(headings: readonly Heading[], lineCount: number): Section[] {
  const found: Section[] = headings.map((heading) => ({ heading, end: lineCount }))
  const open: Section[] = []
  for (const section of found) {
    let last = open.at(-1)
    while (last && last.heading.level >= section.heading.level) {
      last.end = section.heading.line - 1
      open.pop()
      last = open.at(-1)
    }
    open.push(section)
  }
  return found
}

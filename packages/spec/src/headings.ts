import type { Heading } from './document.ts'
import type { Markdown } from './markdown.ts'

/** The headings that structure the document: children of its root. */
export function readHeadings({ tree, textOf }: Markdown): Heading[] {
  const found: Heading[] = []
  for (let node = tree.firstChild; node; node = node.next) {
    if (node.type !== 'heading') continue
    const [[line], [lastLine]] = node.sourcepos
    found.push({ level: node.level, text: textOf(node), line, lastLine })
  }
  return found
}

import type { Node } from 'commonmark'
import type { Heading } from './document.ts'

/** The headings that structure the document: children of its root. */
export function readHeadings(tree: Node): Heading[] {
  const found: Heading[] = []
  for (let node = tree.firstChild; node; node = node.next) {
    if (node.type !== 'heading') continue
    const [[line], [lastLine]] = node.sourcepos
    found.push({ level: node.level, text: plainText(node), line, lastLine })
  }
  return found
}

/** The words of a block without its marks; line breaks become blanks. */
export function plainText(node: Node): string {
  let text = ''
  const walker = node.walker()
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue
    const isBreak = event.node.type === 'softbreak' || event.node.type === 'linebreak'
    text += isBreak ? ' ' : (event.node.literal ?? '')
  }
  return text.trim()
}

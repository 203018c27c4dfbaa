import { type Node, Parser } from 'commonmark'
import type { SpecDocument } from './document.ts'

const known = new WeakMap<SpecDocument, readonly string[]>()

/** The lines of a spec, those of code and HTML blocks (comments among them) empty. Line n stands at index n - 1. */
export function proseLines(document: SpecDocument): readonly string[] {
  const lines = known.get(document) ?? readProse(document.text)
  known.set(document, lines)
  return lines
}

function readProse(text: string): string[] {
  const lines = text.split('\n')
  const walker = new Parser().parse(text).walker()
  for (let event = walker.next(); event; event = walker.next()) {
    if (event.entering && isOpaque(event.node)) {
      const [[first], [last]] = event.node.sourcepos
      lines.fill('', first - 1, last)
    }
  }
  return lines
}

function isOpaque({ type }: Node): boolean {
  return type === 'code_block' || type === 'html_block'
}

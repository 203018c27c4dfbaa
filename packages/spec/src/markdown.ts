import { type Node, Parser } from 'commonmark'

/** A document cut into blocks. */
export interface Markdown {
  /** Its root; blocks hold no words yet. */
  tree: Node
  /** The words of a block without its marks; line breaks become blanks. */
  textOf: (block: Node) => string
}

/**
 * Cuts a text into blocks as CommonMark has it, and reads the words in a block when somebody asks for them: most of a spec is
 * only cut, and words take two thirds of the parser's time.
 */
export function readMarkdown(text: string): Markdown {
  const parser = new Parser()
  if (!hasInlines(parser)) throw new Error('commonmark reads words in another way than it did')
  const readWords = parser.processInlines
  parser.processInlines = () => undefined
  const tree = parser.parse(text)
  const read = new Map<Node, string>()
  return {
    tree,
    textOf(block) {
      const known = read.get(block)
      if (known !== undefined) return known
      // The parser keeps the references of the whole document, and takes a block's source away when it reads it.
      readWords.call(parser, block)
      const words = plainText(block)
      read.set(block, words)
      return words
    },
  }
}

/** The second half of `parse` (commonmark.js, lib/blocks.js), of which its types say nothing. */
interface Inlines {
  processInlines: (block: Node) => void
}

function hasInlines(parser: Parser): parser is Parser & Inlines {
  return 'processInlines' in parser && typeof parser.processInlines === 'function'
}

function plainText(node: Node): string {
  let text = ''
  const walker = node.walker()
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue
    const isBreak = event.node.type === 'softbreak' || event.node.type === 'linebreak'
    text += isBreak ? ' ' : (event.node.literal ?? '')
  }
  return text.trim()
}

import { type Node, Parser } from 'commonmark'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarkdown } from './markdown.ts'

/** The same by the parser as it comes. */
function wordsOf(block: Node): string {
  let text = ''
  const walker = block.walker()
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue
    text += event.node.type.endsWith('break') ? ' ' : (event.node.literal ?? '')
  }
  return text.trim()
}

function childrenOf(tree: Node): Node[] {
  const children: Node[] = []
  for (let node = tree.firstChild; node; node = node.next) children.push(node)
  return children
}

const pieces = [
  '# REQ-1: *a* `b` **c**\n', 'Title of two\nlines\n===\n', '## [Words] and [more][x] &amp; \\* <b>\n', '- one *two*\n', '  three?\n', '> quoted\n',
  '```\n# no heading\n```\n', '\n', '[x]: https://example.org "title"\n', '[words]: #a\n', '<!-- # no -->\n', 'a paragraph?\n', '    code\n', '***\n', '1. item\n',
] // prettier-ignore

test('blocks and their words are those of the whole parser, whichever are asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.boolean(), (parts, backwards) => {
      const text = parts.join('')
      const whole = childrenOf(new Parser().parse(text))
      const { tree, textOf } = readMarkdown(text)
      const blocks = childrenOf(tree)
      expect(blocks.map(({ type, sourcepos }) => [type, sourcepos])).toEqual(
        whole.map(({ type, sourcepos }) => [type, sourcepos]),
      )
      const order = backwards ? [...blocks.keys()].toReversed() : [...blocks.keys()]
      for (const at of order) expect(textOf(blocks[at]!)).toBe(wordsOf(whole[at]!))
    }),
    { numRuns: 300 },
  )
})

test('a heading knows references that are defined below it, and says the same twice', () => {
  const { tree, textOf } = readMarkdown('# See [REQ-1][one] & *more*\n\n[one]: #one\n')
  const [heading] = childrenOf(tree)
  expect(heading?.type).toBe('heading')
  expect([textOf(heading!), textOf(heading!)]).toEqual(['See REQ-1 & more', 'See REQ-1 & more'])
})

import type { Node } from 'commonmark'
import type { OpenQuestion } from './document.ts'
import type { Markdown } from './markdown.ts'
import type { Section } from './sections.ts'

const answered = /^\[[xX]\]/
const none = /^(?:none|no open questions|nothing|n\/a|-)?[.!]?$/i

/**
 * What the sections titled `Open questions` still ask: their list items, and paragraphs with a question mark. `None.`
 * and ticked items (`[x]`) ask nothing.
 */
export function readOpenQuestions({ tree, textOf }: Markdown, sections: readonly Section[]): OpenQuestion[] {
  const asking = sections.filter((section) => /^open questions?$/i.test(section.heading.text))
  if (asking.length === 0) return []
  return blocksOf(tree)
    .filter((block) => asking.some(({ heading, end }) => line(block) > heading.lastLine && line(block) <= end))
    .flatMap((block) => questionsOf(block, textOf))
}

function blocksOf(tree: Node): Node[] {
  const blocks: Node[] = []
  for (let node = tree.firstChild; node; node = node.next) blocks.push(node)
  return blocks
}

function questionsOf(block: Node, textOf: Markdown['textOf']): OpenQuestion[] {
  const toQuestion = (node: Node): OpenQuestion => ({ text: textOf(node), line: line(node) })
  if (block.type === 'list') return blocksOf(block).map(toQuestion).filter(isOpen)
  if (block.type === 'paragraph') return [toQuestion(block)].filter((question) => question.text.includes('?'))
  return []
}

function isOpen({ text }: OpenQuestion): boolean {
  return !answered.test(text) && !none.test(text)
}

function line(node: Node): number {
  return node.sourcepos[0][0]
}

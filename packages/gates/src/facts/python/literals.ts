import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, walk } from './syntax.ts'

const values = new Set(['Number', 'String', 'FormatString', 'Boolean', 'None'])

/** The values that a source writes down: numbers, texts, constants; texts that only say what something is for aside. */
export function literalsOf(source: PythonSource): string[] {
  return valuesBelow(source.root, source)
}

/** The same of a part of a source. */
export function valuesBelow(part: SyntaxNode, source: PythonSource): string[] {
  const found: string[] = []
  walk(part, (node) => {
    if (values.has(node.name) && node.parent?.name !== 'ExpressionStatement')
      found.push(source.textOf(node).replaceAll("'", '"'))
  })
  return found
}

import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from './syntax.ts'

const values = new Set(['Number', 'String', 'FormatString', 'Boolean', 'None'])

/** The values that a source writes down: numbers, texts, constants; texts that only say what something is for aside. */
export function literalsOf(source: PythonSource): string[] {
  return valuesBelow(source.root, source)
}

/** The same of a part of a source. */
export function valuesBelow(part: SyntaxNode, source: PythonSource): string[] {
  return valuesIn(part, source, () => true)
}

/** Those of them that stand for themselves: what is counted on from something else (`rows[at - 1]`) is no value that anybody knows. */
export function knownBelow(part: SyntaxNode, source: PythonSource): string[] {
  return valuesIn(part, source, (node) => !isStep(node, source))
}

function valuesIn(part: SyntaxNode, source: PythonSource, isTaken: (node: SyntaxNode) => boolean): string[] {
  const found: string[] = []
  walk(part, (node) => {
    if (values.has(node.name) && node.parent?.name !== 'ExpressionStatement' && isTaken(node))
      found.push(source.textOf(node).replaceAll("'", '"'))
  })
  return found
}

function isStep({ name, parent }: SyntaxNode, source: PythonSource): boolean {
  if (name !== 'Number' || parent?.name !== 'BinaryExpression') return false
  const [left, sign, right] = childrenOf(parent)
  return (
    sign !== undefined && /^[-+]$/.test(source.textOf(sign)) && !(left?.name === 'Number' && right?.name === 'Number')
  )
}

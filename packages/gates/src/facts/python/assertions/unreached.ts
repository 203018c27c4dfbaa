import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'

/**
 * What functions below a node never come to: what stands behind their end, and functions in them that nothing names again. Whoever
 * decorates a function has it, as has the class of a method.
 */
export function unreached(node: SyntaxNode, source: PythonSource): SyntaxNode[] {
  if (node.name !== 'FunctionDefinition') return childrenOf(node).flatMap((child) => unreached(child, source))
  const body = node.getChild('Body')
  if (body === null) return []
  const spoken = new Map<string, number>()
  walk(body, (inner) => {
    const name = inner.name === 'VariableName' ? source.textOf(inner) : ''
    spoken.set(name, (spoken.get(name) ?? 0) + 1)
  })
  return partsBehind(body, (one) => (spoken.get(source.textOf(one)) ?? 0) > 1)
}

function partsBehind(node: SyntaxNode, isNamedAgain: (name: SyntaxNode) => boolean): SyntaxNode[] {
  const inside = (nodes: readonly SyntaxNode[]) => nodes.flatMap((one) => partsBehind(one, isNamedAgain))
  if (
    node.name === 'FunctionDefinition' &&
    node.parent?.name === 'Body' &&
    node.parent.parent?.name !== 'ClassDefinition'
  ) {
    const name = node.getChild('VariableName')
    if (name !== null && !isNamedAgain(name)) return [node]
  }
  if (node.name !== 'Body') return inside(childrenOf(node))
  const statements = childrenOf(node)
  const end = statements.findIndex(({ name }) => /^(?:Return|Raise)Statement$/.test(name))
  return end === -1 ? inside(statements) : [...inside(statements.slice(0, end + 1)), ...statements.slice(end + 1)]
}

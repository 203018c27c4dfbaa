import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'
import { assertionsBelow } from './assertions.ts'

/** How many assertions a test never comes to: behind where it ends, in a function that nothing names again. */
export function assertionsBehind(test: SyntaxNode, source: PythonSource): number {
  const body = test.getChild('Body')
  if (body === null) return 0
  const spoken = new Map<string, number>()
  walk(body, (node) => {
    const name = node.name === 'VariableName' ? source.textOf(node) : ''
    spoken.set(name, (spoken.get(name) ?? 0) + 1)
  })
  const isNamedAgain = (name: string) => (spoken.get(name) ?? 0) > 1
  return partsBehind(body, source, isNamedAgain).reduce((sum, part) => sum + assertionsBelow(part, source).length, 0)
}

function partsBehind(node: SyntaxNode, source: PythonSource, isNamedAgain: (name: string) => boolean): SyntaxNode[] {
  const inside = (nodes: readonly SyntaxNode[]) => nodes.flatMap((one) => partsBehind(one, source, isNamedAgain))
  if (node.name === 'FunctionDefinition') {
    const name = node.getChild('VariableName')
    if (name !== null && !isNamedAgain(source.textOf(name))) return [node]
  }
  if (node.name !== 'Body') return inside(childrenOf(node))
  const statements = childrenOf(node)
  const end = statements.findIndex(({ name }) => /^(?:Return|Raise)Statement$/.test(name))
  return end === -1 ? inside(statements) : [...inside(statements.slice(0, end + 1)), ...statements.slice(end + 1)]
}

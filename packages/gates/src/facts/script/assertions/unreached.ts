import type { Node } from 'oxc-parser'
import { endOf, isCallback, isFunction } from '../functions.ts'
import { childrenOf, walk } from '../syntax.ts'

/**
 * What functions below a node never come to: what stands behind their end, and functions in them that nothing names again. What a
 * condition lets through is not among it: it may hold, as one that only narrows a type does.
 */
export function unreached(node: Node): Node[] {
  if (!isFunction(node)) return childrenOf(node).flatMap((child) => unreached(child))
  const { body } = node
  if (body === null) return []
  const spoken = new Map<string, number>()
  walk(body, (inner) => {
    if (inner.type === 'Identifier') spoken.set(inner.name, (spoken.get(inner.name) ?? 0) + 1)
  })
  return partsBehind(body, (name) => (spoken.get(name) ?? 0) > 1)
}

function partsBehind(node: Node, isNamedAgain: (name: string) => boolean): Node[] {
  const inside = (nodes: readonly Node[]) => nodes.flatMap((one) => partsBehind(one, isNamedAgain))
  if (node.type === 'BlockStatement') {
    const end = endOf(node.body)
    // A function may be called before its declaration is come to.
    const isLive = (one: Node, at: number) => at < end || one.type === 'FunctionDeclaration'
    return [...inside(node.body.filter(isLive)), ...node.body.filter((one, at) => !isLive(one, at))]
  }
  if (node.type === 'FunctionDeclaration' && node.id !== null && !isNamedAgain(node.id.name)) return [node]
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isCallback(node.init))
    return isNamedAgain(node.id.name) ? inside([node.init]) : [node]
  return inside(childrenOf(node))
}

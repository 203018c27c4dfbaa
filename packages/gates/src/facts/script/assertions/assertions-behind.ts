import type { Node } from 'oxc-parser'
import { endOf, isCallback } from '../functions.ts'
import { childrenOf, walk } from '../syntax.ts'
import { assertionOf } from './assertions.ts'

/**
 * How many assertions of its own body a test never comes to: behind where it ends, in a function that nothing names again. What a
 * condition lets through is not among them: it may hold, as one that only narrows a type does.
 */
export function assertionsBehind(given: readonly Node[]): number {
  const body = given.findLast(isCallback)?.body ?? null
  if (body === null) return 0
  const spoken = new Map<string, number>()
  walk(body, (node) => {
    if (node.type === 'Identifier') spoken.set(node.name, (spoken.get(node.name) ?? 0) + 1)
  })
  const isNamedAgain = (name: string) => (spoken.get(name) ?? 0) > 1
  return partsBehind(body, isNamedAgain).reduce((sum, part) => sum + countIn(part), 0)
}

function partsBehind(node: Node, isNamedAgain: (name: string) => boolean): Node[] {
  const inside = (nodes: readonly Node[]) => nodes.flatMap((one) => partsBehind(one, isNamedAgain))
  if (node.type === 'BlockStatement') {
    const end = endOf(node.body)
    return [...inside(node.body.slice(0, end)), ...node.body.slice(end)]
  }
  if (node.type === 'FunctionDeclaration' && node.id !== null && !isNamedAgain(node.id.name)) return [node]
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isCallback(node.init))
    return isNamedAgain(node.id.name) ? inside([node.init]) : [node]
  return inside(childrenOf(node))
}

function countIn(node: Node): number {
  let count = 0
  walk(node, (inner) => {
    if (inner.type === 'CallExpression' && assertionOf(inner) !== null) count += 1
  })
  return count
}

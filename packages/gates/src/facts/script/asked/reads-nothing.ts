import type { Node } from 'oxc-parser'
import { childrenOf } from '../syntax.ts'
import { kindOf } from './kind-of.ts'
import { nothing } from './methods.ts'
import type { Names } from './names.ts'

/** Whether a statement reads a member that no object of the platform has, and does not ask first whether it is there. */
export function readsNothing(node: Node, names: Names): boolean {
  if (node.type === 'MemberExpression' && kindOf(node, names) === nothing) return true
  return asking(node).some((child) => readsNothing(child, names))
}

/** What is read for its value, and not to see whether it is there or to fill it. */
function asking(node: Node): Node[] {
  if (node.type === 'LogicalExpression' || node.type === 'AssignmentExpression') return [node.right]
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate]
  if (node.type === 'UnaryExpression' && /^(?:typeof|!|delete)$/.test(node.operator)) return []
  return childrenOf(node)
}

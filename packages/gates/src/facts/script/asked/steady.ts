// What answers the same when it is asked twice in one breath, as far as its names say.
import type { Node } from 'oxc-parser'
import { mayChange } from '../../fixed/ask.ts'
import { keyOf, pathOf } from '../signs/member-path.ts'

/** `a.b`, `a + b`, `fee(60)` and `garage.free()`: names, what is reckoned of them, and calls with them whose name says no change. */
export function isSteady(node: Node): boolean {
  return node.type !== 'Literal' && isStill(node)
}

/** The same of a call alone. */
export function isSteadyCall(node: Node): boolean {
  if (node.type !== 'CallExpression' || pathOf(node.callee) === '') return false
  const { callee, arguments: given } = node
  const name = callee.type === 'MemberExpression' ? keyOf(callee.property) : pathOf(callee)
  return !mayChange(name) && given.every(isStill)
}

function isStill(node: Node): boolean {
  if (node.type === 'Literal' || pathOf(node) !== '') return true
  if (node.type === 'ParenthesizedExpression') return isStill(node.expression)
  if (node.type === 'BinaryExpression')
    return (
      /^[-+*/%]$/.test(node.operator) &&
      node.left.type !== 'PrivateIdentifier' &&
      isStill(node.left) &&
      isStill(node.right)
    )
  return isSteadyCall(node)
}

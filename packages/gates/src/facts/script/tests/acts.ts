import type { CallExpression, Node } from 'oxc-parser'
import { pathOf } from '../signs/member-path.ts'
import { childrenOf } from '../syntax.ts'

/**
 * Whether an expression or a declaration changes something that is there already when it is come to; what functions in it do
 * when they are called is not asked.
 */
export function acts(node: Node): boolean {
  if (/^(?:Assignment|Update)Expression$/.test(node.type)) return true
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return true
  if (node.type === 'CallExpression' && changes(node)) return true
  if (/Function/.test(node.type) || node.type === 'MethodDefinition') return false
  return childrenOf(node).some(acts)
}

const changing =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|append|assign|defineProperty|defineProperties|setPrototypeOf|deleteProperty)$/

/** Mocks, and methods that change what they are called on or are given first, where that has a name. */
function changes({ callee, arguments: [first] }: CallExpression): boolean {
  const path = pathOf(callee)
  if (/^(?:vi|jest|mock|sinon)\.(?!fn$|hoisted$)/.test(path)) return true
  const [name = '', owner = ''] = path.split('.').toReversed()
  if (owner === '' || !changing.test(name)) return false
  return /^(?:Object|Reflect)$/.test(owner) ? first !== undefined && pathOf(first) !== '' : true
}

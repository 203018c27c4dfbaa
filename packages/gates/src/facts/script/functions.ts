import type { ArrowFunctionExpression, Function, Node } from 'oxc-parser'

/** A function with its parameters and its body, whichever way it is written. */
export type FunctionNode = ArrowFunctionExpression | Function

/** A function that is written where it is used. */
export function isCallback(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'
}

/** A function that is written where it is used, or declared. */
export function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || isCallback(node)
}

/** How many statements of a body, from its first, run before it ends: those behind are never come to. */
export function endOf(statements: readonly Node[]): number {
  const end = statements.findIndex(({ type }) => type === 'ReturnStatement' || type === 'ThrowStatement')
  return end === -1 ? statements.length : end + 1
}

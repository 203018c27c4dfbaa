import type { Node } from 'oxc-parser'

const declaring = /^(?:it|test|describe|suite|bench|before(?:All|Each)|after(?:All|Each))$/

/**
 * Whether a statement holds nothing but tests of Vitest beside the code that they are about (`if (import.meta.vitest) { … }`): what
 * they are made of, and their declarations. Product code in there, or in an `else`, would be run by nobody, or measured by none.
 */
export function isInSourceTests(node: Node): boolean {
  if (node.type !== 'IfStatement' || node.alternate !== null || !isMark(node.test)) return false
  const { consequent } = node
  return consequent.type === 'BlockStatement' && consequent.body.every((one) => declares(one))
}

function isMark(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'vitest'
  )
}

function declares(statement: Node): boolean {
  if (statement.type === 'VariableDeclaration' || statement.type === 'FunctionDeclaration') return true
  if (statement.type !== 'ExpressionStatement') return false
  let called: Node = statement.expression
  while (called.type === 'CallExpression' || called.type === 'MemberExpression')
    called = called.type === 'CallExpression' ? called.callee : called.object
  return called.type === 'Identifier' && declaring.test(called.name)
}

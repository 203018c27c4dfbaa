import type { IfStatement, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { pathOf } from './member-path.ts'

/** What is put, below a node, where the code has just asked whether anything is there: `if (!Object.is) { Object.is = … }`. */
export function missingParts(node: Node): ReadonlySet<Node> {
  const found = new Set<Node>()
  walk(node, (inner) => {
    if (inner.type !== 'IfStatement') return
    const missing = missingPath(inner)
    const body = inner.consequent.type === 'BlockStatement' ? inner.consequent.body : [inner.consequent]
    for (const one of body) {
      const put = one.type === 'ExpressionStatement' ? one.expression : one
      if (put.type === 'AssignmentExpression' && missing !== '' && pathOf(put.left) === missing) found.add(put)
    }
  })
  return found
}

/** The path of `!a.b`, of `typeof a.b !== 'function'`, which holds where there is none, and of `typeof a.b === 'undefined'`. */
function missingPath({ test }: IfStatement): string {
  if (test.type === 'UnaryExpression') return test.operator === '!' ? pathOf(test.argument) : ''
  if (test.type !== 'BinaryExpression' || test.right.type !== 'Literal') return ''
  const { left, operator, right } = test
  if (left.type !== 'UnaryExpression' || left.operator !== 'typeof') return ''
  const asks = /^!==?$/.test(operator) ? 'function' : /^===?$/.test(operator) ? 'undefined' : null
  return right.value === asks ? pathOf(left.argument) : ''
}

import type { ArrayExpression, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import type { TestScope } from './test-scope.ts'
import { digestOf } from './test-shape.ts'

/** A list that is written down, here or as a constant of the file; null of any other. */
export function writtenList(list: Node, scope: TestScope): ArrayExpression | null {
  if (list.type === 'TSAsExpression' || list.type === 'TSSatisfiesExpression')
    return writtenList(list.expression, scope)
  if (list.type === 'Identifier') {
    const named = scope.declared.get(list.name)
    const value = named?.type === 'VariableDeclarator' ? named.init : null
    return value === null || value.type === 'Identifier' ? null : writtenList(value, scope)
  }
  return list.type === 'ArrayExpression' ? list : null
}

/** How many different elements such a list has; 1 of any other. */
export function writtenRows(list: Node | null, scope: TestScope): number {
  const written = list === null ? null : writtenList(list, scope)
  if (written === null) return 1
  const [spread, own] = [true, false].map((wanted) =>
    written.elements.filter((one) => (one?.type === 'SpreadElement') === wanted),
  )
  const different = new Set(own?.map((one) => digestOf([one], [])))
  return (spread ?? []).reduce(
    (sum, one) => sum + (one?.type === 'SpreadElement' ? writtenRows(one.argument, scope) : 0),
    different.size,
  )
}

/** What a loop goes over: `for (const x of list)`, `list.forEach(…)`. */
export function loopedOver(node: Node): Node | null {
  if (node.type === 'ForOfStatement') return node.right
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const { object, property } = node.callee
  return property.type === 'Identifier' && property.name === 'forEach' ? object : null
}

/** Rows of all loops over written lists below these nodes; 1 where there are none. */
export function rowsInside(nodes: readonly (Node | null)[], scope: TestScope): number {
  let rows = 0
  for (const node of nodes)
    if (node !== null)
      walk(node, (inner) => {
        const list = loopedOver(inner)
        if (list !== null && writtenList(list, scope) !== null) rows += writtenRows(list, scope)
      })
  return Math.max(1, rows)
}

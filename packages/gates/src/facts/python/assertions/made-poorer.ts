import type { SyntaxNode } from '@lezer/common'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, walk } from '../syntax.ts'

/** Functions of which many values have the same answer. */
const poorer = /^(?:bool|int|round|abs|min|max|type|isinstance|callable|math\.(?:floor|ceil|trunc|isfinite|isnan))$/

/** Whether many values of the product become one before anybody compares: `bool(total)`, `total // 100`, `total or 3`. */
export function isMadePoorer(side: SyntaxNode, source: PythonSource): boolean {
  if (side.name === 'ParenthesizedExpression')
    return isMadePoorer(childrenOf(side)[1] ?? side.firstChild ?? side, source)
  if (side.name === 'ConditionalExpression') return true
  if (side.name === 'UnaryExpression') return source.textOf(side).startsWith('not')
  if (side.name === 'BinaryExpression')
    return /^(?:or|and|\/\/|%|&|>>)$/.test(source.textOf(childrenOf(side)[1] ?? side))
  return side.name === 'CallExpression' && poorer.test(calledName(side, source))
}

/** Whether it calls anything but such functions. */
export function runsMore(side: SyntaxNode, source: PythonSource): boolean {
  let found = false
  walk(side, (node) => {
    found ||= node.name === 'CallExpression' && !poorer.test(calledName(node, source))
  })
  return found
}

function calledName(call: SyntaxNode, source: PythonSource): string {
  const known = knownNames(source).of(call.firstChild)
  return known === '' || known.startsWith('.') ? dottedName(call.firstChild, source) : known
}

import type { Node } from 'oxc-parser'
import { type Example, mostValues } from '../written/choice.ts'
import { type Source, childrenOf, holds, walk } from './syntax.ts'
import { valuesBelow } from './literals.ts'

/** Values of each place of a file that may say what a test hands in and asks for; the outermost that are small enough. */
export function examplesOf({ program }: Source): Example[] {
  const found: Example[] = []
  const visit = (node: Node, parent: Node): void => {
    const values = isPlace(node, parent) ? valuesBelow(node) : []
    if (values.length > 1 && values.length <= mostValues) found.push([...values, ...keysBelow(node)])
    else for (const child of childrenOf(node)) visit(child, node)
  }
  visit(program, program)
  return found
}

function isPlace(node: Node, parent: Node): boolean {
  if (node.type === 'BlockStatement') return saysOneThing(node)
  const isTable = node.type === 'ArrayExpression' && node.elements.every((one) => one !== null && isRow(one))
  if (isTable) return parent.type === 'ArrayExpression'
  // What is called here declares the tests of a table: `it.each([…])('…', …)`.
  if (parent.type === 'CallExpression' && parent.callee === node) return false
  return (
    (isRow(node) || node.type === 'ExpressionStatement' || node.type === 'CallExpression') && !holds(node, isFunction)
  )
}

function isRow({ type }: Node): boolean {
  return type === 'ArrayExpression' || type === 'ObjectExpression'
}

/** Names of members, which stand in what objects look like as text. */
function keysBelow(part: Node): string[] {
  const keys: string[] = []
  walk(part, (node) => {
    if (node.type === 'Property' && node.key.type === 'Identifier') keys.push(node.key.name)
  })
  return keys
}

/** A body that declares some values and does one thing with them. */
function saysOneThing(block: Node): boolean {
  let statements = 0
  walk(block, ({ type }) => {
    if (type === 'ExpressionStatement' || type === 'ReturnStatement') statements += 1
  })
  return statements === 1 && !holds(block, isFunction)
}

function isFunction({ type }: Node): boolean {
  return type === 'ArrowFunctionExpression' || type === 'FunctionExpression' || type === 'FunctionDeclaration'
}

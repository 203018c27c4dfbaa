import type { Node, ObjectExpression, TemplateLiteral } from 'oxc-parser'
import { type Example, isName, mostValues } from '../written/choice.ts'
import { isFunction } from './functions.ts'
import { type Source, childrenOf, holds, walk } from './syntax.ts'
import { valuesBelow } from './literals.ts'

/** Values of each place of a file that may say what a test hands in and asks for; the outermost that are small enough. */
export function examplesOf({ program }: Source): Example[] {
  const found: Example[] = []
  const visit = (node: Node, parent: Node): void => {
    const places = placesIn(node, parent)
    const values = places.map((parts) => parts.flatMap(valuesBelow))
    if (values.length > 0 && values.every(({ length }) => length > 1 && length <= mostValues))
      found.push(...values.map((own, at) => [...own, ...(places[at] ?? []).flatMap(keysBelow)]))
    else for (const child of childrenOf(node)) visit(child, node)
  }
  visit(program, program)
  return found
}

/** What stands in each place that a part of a source is or holds; none where it must be looked into. */
function placesIn(node: Node, parent: Node): Node[][] {
  if (node.type === 'TaggedTemplateExpression') return templateRows(node.quasi)
  if (node.type === 'ObjectExpression' && isKeyed(node)) return node.properties.map((entry) => [entry])
  return isPlace(node, parent) ? [[node]] : []
}

/** Rows of a table whose first line names its columns: `it.each` of Jest and Vitest, as a template. */
function templateRows({ quasis, expressions }: TemplateLiteral): Node[][] {
  const columns = quasis[0]?.value.raw.split('|').length ?? 0
  if (columns < 2 || expressions.length % columns > 0) return []
  return Array.from({ length: expressions.length / columns }, (_, row) =>
    expressions.slice(row * columns, (row + 1) * columns),
  )
}

/** An object that is a table: its keys are no names of members but what is handed in, or it holds several rows. */
function isKeyed({ properties }: ObjectExpression): boolean {
  if (properties.length > 2 && properties.every((one) => one.type === 'Property' && isRow(one.value))) return true
  const keys = properties.flatMap((one) => (one.type === 'Property' && one.key.type === 'Literal' ? [one.key] : []))
  return keys.length === properties.length && keys.some(({ value }) => !isName(String(value)))
}

function isPlace(node: Node, parent: Node): boolean {
  if (node.type === 'BlockStatement') return saysOneThing(node)
  if (isTable(node)) return parent.type === 'ArrayExpression'
  // Rows of a table with their keys or places: `Object.entries({ … })`, `[…].entries()`.
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object } = node.callee
    if (isTable(object) || (object.type === 'Identifier' && object.name === 'Object')) return false
  }
  // What is called here declares the tests of a table: `it.each([…])('…', …)`.
  if (parent.type === 'CallExpression' && parent.callee === node) return false
  return (
    (isRow(node) || node.type === 'ExpressionStatement' || node.type === 'CallExpression') && !holds(node, isFunction)
  )
}

function isTable(node: Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.every((one) => one !== null && isRow(one))
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

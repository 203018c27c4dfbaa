import type { Node } from 'oxc-parser'
import type { Rows } from '../../fixed/torn-rows.ts'
import { assertionOf } from '../assertions/assertions.ts'
import { isCallback } from '../functions.ts'
import type { Source } from '../syntax.ts'

const comparing = /^(?:toBe|toEqual|toStrictEqual|equal|strictEqual|deepEqual|deepStrictEqual|is)$/

/**
 * The table of a loop over written rows, or of `test.each`, whose body does nothing but ask one imported function for one answer: null
 * of every other.
 */
export function rowsOf(node: Node, source: Source): Rows | null {
  const table = loopOf(node) ?? eachOf(node)
  const call = table === null ? null : onlyCallOf(table.body)
  const { matcher = '', isNegated = true, actual, expected } = (call === null ? null : assertionOf(call)) ?? {}
  if (table === null || isNegated || !comparing.test(matcher) || expected?.type !== 'Identifier') return null
  const asked = actual?.type === 'AwaitExpression' ? actual.argument : actual
  if (asked?.type !== 'CallExpression' || asked.callee.type !== 'Identifier' || !isImported(asked.callee.name, source))
    return null
  const columns = table.columns.map((one) => (one.type === 'Identifier' ? one.name : ''))
  const given = asked.arguments.map((one) =>
    one.type === 'Identifier' ? one.name : one.type === 'Literal' ? null : '',
  )
  const wanted = columns.indexOf(expected.name)
  const isAll = columns.every((name, at) => at === wanted || given.includes(name))
  const rows = table.list.type === 'ArrayExpression' ? table.list.elements.map((row) => valuesOf(row, source)) : []
  if (wanted === -1 || !isAll || given.some((name) => name !== null && !columns.includes(name))) return null
  return rows.some((row) => row === null) ? null : { rows: rows.flatMap((row) => (row === null ? [] : [row])), wanted }
}

interface Table {
  list: Node
  columns: readonly Node[]
  body: Node
}

/** `for (const [a, b] of [[1, 2]]) …` */
function loopOf(node: Node): Table | null {
  if (node.type !== 'ForOfStatement' || node.left.type !== 'VariableDeclaration') return null
  const pattern = node.left.declarations[0]?.id
  if (pattern?.type !== 'ArrayPattern') return null
  return { list: node.right, columns: pattern.elements.flatMap((one) => one ?? []), body: node.body }
}

/** `test.each([[1, 2]])('…', (a, b) => …)` */
function eachOf(node: Node): Table | null {
  const call = node.type === 'ExpressionStatement' ? node.expression : node
  if (call.type !== 'CallExpression' || call.callee.type !== 'CallExpression') return null
  const { callee, arguments: given } = call.callee
  const isEach =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'each'
  const body = call.arguments[1]
  if (!isEach || !isCallback(body) || body.body === null || given[0] === undefined) return null
  return { list: given[0], columns: body.params, body: body.body }
}

function onlyCallOf(body: Node) {
  const [statement, ...others] = body.type === 'BlockStatement' ? body.body : [body]
  const expression = statement?.type === 'ExpressionStatement' ? statement.expression : statement
  const call = expression?.type === 'AwaitExpression' ? expression.argument : expression
  return others.length === 0 && call?.type === 'CallExpression' ? call : null
}

function isImported(name: string, { module }: Source): boolean {
  return module.staticImports.some(({ entries }) => entries.some(({ localName }) => localName.value === name))
}

function valuesOf(row: Node | null, { text }: Source): string[] | null {
  if (row?.type !== 'ArrayExpression' || !row.elements.every((one) => one?.type === 'Literal')) return null
  return row.elements.flatMap((one) => (one === null ? [] : [text.slice(one.start, one.end)]))
}

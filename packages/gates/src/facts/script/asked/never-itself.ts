// What is never what it is made of, whatever that is.
import type { Node } from 'oxc-parser'
import { type Ask, isHopeless, isTornApart } from '../../fixed/ask.ts'
import type { Kind } from '../../fixed/kind.ts'
import { keyOf, pathOf } from '../signs/member-path.ts'
import type { Names } from './names.ts'

/** What can be told of an expression: what it asks where it is a condition, and what it is. */
export interface Told {
  asks(node: Node): Ask | null
  kindOf(node: Node): Kind | null
}

/** `a + 1`, `a + '!'`, `!a` and `[...a, 1]` are never `a`; nothing is told of what has no name. */
export function isMadeAnother(node: Node, of: string, said: (node: Node) => string): boolean {
  if (of === '') return false
  if (node.type === 'UnaryExpression') return node.operator === '!' && said(node.argument) === of
  if (node.type === 'ArrayExpression') {
    const isIn = node.elements.some((one) => one?.type === 'SpreadElement' && said(one.argument) === of)
    return isIn && node.elements.some((one) => one !== null && one.type !== 'SpreadElement')
  }
  if (node.type !== 'BinaryExpression' || !/^[-+]$/.test(node.operator) || said(node.left) !== of) return false
  if (node.right.type !== 'Literal') return false
  const { value } = node.right
  return typeof value === 'number' ? value !== 0 : typeof value === 'string' && value !== '' && node.operator === '+'
}

/** `a === 1 ? 2 : 1` is never `a`: what it asks first and what it comes to then cannot both be. */
export function isToldApart(node: Node, of: string, told: Told): boolean {
  if (node.type === 'ParenthesizedExpression') return isToldApart(node.expression, of, told)
  if (of === '' || node.type !== 'ConditionalExpression') return false
  const asked = told.asks(node.test)
  const [met, unmet] = [node.consequent, node.alternate].map((answer) => told.kindOf(answer))
  if (met == null || unmet == null) return false
  const isOnly = (wanted: Kind): Ask => ({ of, actual: null, relation: 'is', wanted })
  return isTornApart(asked, isOnly(met), isOnly(unmet))
}

/** Whether something is to come through `filter((one) => …)` that its condition rules out. */
export function isFilteredOut(actual: Node, wanted: Node, told: Told): boolean {
  if (actual.type !== 'CallExpression' || actual.callee.type !== 'MemberExpression') return false
  const [condition] = actual.arguments
  const isFilter = keyOf(actual.callee.property) === 'filter' && condition?.type === 'ArrowFunctionExpression'
  const [one] = isFilter ? condition.params : []
  if (!isFilter || one?.type !== 'Identifier') return false
  const asked = told.asks(condition.body)
  const parts = told.kindOf(wanted)?.parts ?? []
  return asked?.of === one.name && parts.some((part) => part !== null && isHopeless({ ...asked, actual: part }))
}

/** A clock that nobody sets back. */
const clock = /^(?:performance\.now|process\.hrtime\.bigint|process\.uptime)$/

/** Whether a clock was read, and is read once more where it is compared. */
export function isBefore(one: Node, other: Node, { values, own, turnsClock }: Names): boolean {
  if (one.type !== 'Identifier' || turnsClock) return false
  const read = values.get(one.name)
  const [before, now] = [read?.member === undefined ? read?.value : undefined, other].map((node) =>
    node?.type === 'CallExpression' ? pathOf(node.callee) : '',
  )
  return before === now && clock.test(before ?? '') && !own.has((before ?? '').split('.')[0] ?? '')
}

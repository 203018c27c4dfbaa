// What a number is at most, or at least, by another one that is asked for in its name.
import type { Node } from 'oxc-parser'
import { pathOf } from '../signs/member-path.ts'
import { isSteadyCall } from './steady.ts'

type Edge = 'most' | 'least'
type Said = (node: Node) => string

/** Whether one number is never above another, as both are bounded by one thing: `Math.min(a, b)` by `Math.max(a, b)`, `a` by itself. */
export function isNeverAbove(one: Node, other: Node, said: Said): boolean {
  const least = boundsOf(other, 'least', said)
  return boundsOf(one, 'most', said).some((bound) => least.includes(bound))
}

const choosing: Readonly<Record<Edge, string>> = { most: 'Math.min', least: 'Math.max' }

/** What is asked for in the name of a number that is no more, or no less, than it is. */
function boundsOf(node: Node, edge: Edge, said: Said): string[] {
  if (node.type === 'SpreadElement') return [said(node)]
  if (node.type === 'CallExpression')
    return pathOf(node.callee) === choosing[edge]
      ? node.arguments.flatMap((given) => boundsOf(given, edge, said))
      : isSteadyCall(node)
        ? [said(node)]
        : []
  if (pathOf(node) !== '') return [said(node)]
  if (node.type === 'BinaryExpression') return boundsOfSum(node, edge, said)
  const whole = edge === 'most' && node.type === 'MemberExpression' ? pickedFrom(node.object) : null
  return whole === null || pathOf(whole) === '' ? [] : [`${said(whole)}.length`]
}

/** `a` is no more than `a + 1`, and no less than `a - 1`. */
function boundsOfSum(
  { operator, left, right }: Extract<Node, { type: 'BinaryExpression' }>,
  edge: Edge,
  said: Said,
): string[] {
  const isAdded = right.type === 'Literal' && typeof right.value === 'number' && right.value >= 0
  return isAdded && operator === (edge === 'least' ? '+' : '-') ? boundsOf(left, edge, said) : []
}

/** Of what `new Set(a)` and `a.filter(…)` hold no more. */
function pickedFrom(node: Node): Node | null {
  if (node.type === 'NewExpression' && pathOf(node.callee) === 'Set') return node.arguments[0] ?? null
  const { callee } = node.type === 'CallExpression' ? node : {}
  if (callee?.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null
  return /^(?:filter|slice)$/.test(callee.property.name) ? callee.object : null
}

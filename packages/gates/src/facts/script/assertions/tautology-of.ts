import type { Node } from 'oxc-parser'
import type { Assertion } from './assertion.ts'
import { childrenOf } from '../syntax.ts'

const comparing = /^(?:toBe|toEqual|toStrictEqual|equal|equals|eq|eql|strictEqual|deepEqual|deepStrictEqual|same|is)$/
const truthy = /^(?:toBeTruthy|toBeDefined|ok|isOk|assert|true|isTrue)$/

/**
 * How an assertion holds whatever the product does: it compares a value with the `same`, or asks of a true `literal`
 * whether it is true; null when it may fail. What is called twice may well be asked to answer the same.
 */
export function tautologyOf(assertion: Assertion): 'same' | 'literal' | null {
  const { matcher, isNegated, actual } = assertion
  if (isNegated || actual === undefined) return null
  const asksTrue = truthy.test(matcher) || (actual.type === 'LogicalExpression' && isTrue(assertion.expected))
  if (asksTrue) return isTrueLiteral(actual) ? 'literal' : null
  if (runs(actual) || !comparesWithItself(assertion)) return null
  return actual.type === 'Literal' ? 'literal' : 'same'
}

/** Whether both sides are the same code: where it runs something, no more is asked than that it answers alike. */
export function comparesWithItself({ matcher, isNegated, actual, expected }: Assertion): boolean {
  if (isNegated || actual === undefined || expected === undefined) return false
  return comparing.test(matcher) && said(actual) === said(expected)
}

/** The code without its places and spelling. */
function said(node: Node): string {
  return JSON.stringify(node, (key, held: unknown) =>
    ['start', 'end', 'range', 'raw', 'loc'].includes(key) ? undefined : typeof held === 'bigint' ? String(held) : held,
  )
}

/** Whether a node runs anything that may answer another thing the next time. */
export function runs(node: Node): boolean {
  if (/Call|^New|^Await|^Yield|^Tagged|^Update|^Assignment|^Import/.test(node.type)) return true
  return childrenOf(node).some((child) => runs(child))
}

function isTrue(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === true
}

/** `true`, `x || true`. */
function isTrueLiteral(node: Node): boolean {
  if (node.type === 'LogicalExpression') return node.operator === '||' && isTrueLiteral(node.right)
  return node.type === 'Literal' && Boolean(node.value)
}

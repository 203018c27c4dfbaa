import type { Node } from 'oxc-parser'
import type { Assertion } from './assertion.ts'
import { childrenOf } from '../syntax.ts'

const comparing = /^(?:toBe|toEqual|toStrictEqual|equal|equals|eq|eql|strictEqual|deepEqual|deepStrictEqual|same|is)$/
/** Expressions that answer one of their parts. */
const choosing = /^(?:Logical|Conditional|Sequence|Parenthesized)Expression$/
const truthy = /^(?:toBeTruthy|toBeDefined|ok|isOk|assert|true|isTrue)$/

/**
 * How an assertion holds whatever the product does: it compares a value with the `same`, or asks of a true `literal`
 * whether it is true; null when it may fail. What is called twice may well be asked to answer the same.
 */
export function tautologyOf(assertion: Assertion): 'same' | 'literal' | null {
  const { matcher, isNegated, actual } = assertion
  if (isNegated || actual === undefined) return null
  const asksTrue = truthy.test(matcher) || (choosing.test(actual.type) && isTrue(assertion.expected))
  if (asksTrue) return isAlwaysTrue(actual) ? 'literal' : null
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

/** What is true whatever the product answers: `true`, `x || true`, and what is made on the spot: `[x]`, `() => x`, `typeof x`. */
function isAlwaysTrue(node: Node): boolean {
  if (made.test(node.type)) return true
  if (node.type === 'Literal') return 'regex' in node || Boolean(node.value)
  if (node.type === 'TemplateLiteral') return node.quasis.some(({ value }) => value.raw !== '')
  if (node.type === 'UnaryExpression') return node.operator === 'typeof'
  if (node.type === 'ConditionalExpression') return isAlwaysTrue(node.consequent) && isAlwaysTrue(node.alternate)
  if (node.type === 'SequenceExpression') return node.expressions.slice(-1).some((last) => isAlwaysTrue(last))
  if (node.type === 'ParenthesizedExpression' || node.type === 'TSAsExpression') return isAlwaysTrue(node.expression)
  if (node.type !== 'LogicalExpression') return false
  const [left, right] = [isAlwaysTrue(node.left), isAlwaysTrue(node.right)]
  return node.operator === '&&' ? left && right : left || (right && node.operator === '||')
}

const made = /^(?:Array|Object|Function|ArrowFunction|Class)Expression$/

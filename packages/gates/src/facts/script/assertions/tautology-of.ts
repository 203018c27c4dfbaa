import type { Node } from 'oxc-parser'
import type { Assertion } from './assertion.ts'
import { childrenOf } from '../syntax.ts'

const comparing = /^(?:toBe|toEqual|toStrictEqual|equal|equals|eq|eql|strictEqual|deepEqual|deepStrictEqual|same|is)$/
const truthy = /^(?:toBeTruthy|toBeDefined|ok|isOk|assert|true|isTrue)$/

/**
 * How an assertion holds whatever the product does: it compares a value with the `same`, or asks of a true `literal`
 * whether it is true; null when it may fail. What is called twice may well be asked to answer the same.
 */
export function tautologyOf({ matcher, isNegated, actual, expected }: Assertion): 'same' | 'literal' | null {
  if (isNegated || actual === undefined) return null
  if (truthy.test(matcher)) return isTrueLiteral(actual) ? 'literal' : null
  if (!comparing.test(matcher) || expected === undefined || runs(actual)) return null
  if (said(actual) !== said(expected)) return null
  return actual.type === 'Literal' ? 'literal' : 'same'
}

/** The code without its places and spelling. */
function said(node: Node): string {
  return JSON.stringify(node, (key, held: unknown) =>
    ['start', 'end', 'range', 'raw', 'loc'].includes(key) ? undefined : typeof held === 'bigint' ? String(held) : held,
  )
}

function runs(node: Node): boolean {
  if (/Call|^New|^Await|^Yield|^Tagged|^Update|^Assignment|^Import/.test(node.type)) return true
  return childrenOf(node).some((child) => runs(child))
}

function isTrueLiteral(node: Node): boolean {
  return node.type === 'Literal' && Boolean(node.value)
}

import type { Node } from 'oxc-parser'
import { childrenOf } from './syntax.ts'

/** Names under which assertions are known: Vitest, Jest, node:assert, Chai, fast-check, and types asserted by the compiler. */
const asserting = /^(expect|assert|should|expectTypeOf|assertType|expectType|fc|t)$/

/** Whether the code calls an assertion by name: `expect(x).toBe(y)`, `assert.equal(…)`, `expectTypeOf(x)`. */
export function callsAssertion(node: Node): boolean {
  if (node.type === 'CallExpression' && asserting.test(rootOf(node.callee))) return true
  return childrenOf(node).some((child) => callsAssertion(child))
}

/** Whether a chain of members begins with an assertion: `expect(x).not.toBe`. */
export function isAsserting(node: Node): boolean {
  return asserting.test(rootOf(node))
}

/** The leftmost name of `a.b(c).d`. */
function rootOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return rootOf(callee.object)
  return callee.type === 'CallExpression' ? rootOf(callee.callee) : ''
}

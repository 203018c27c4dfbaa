import type { Node } from 'oxc-parser'
import { type Source, childrenOf } from '../syntax.ts'

/** Names under which assertions are known: Vitest, Jest, node:assert, Chai, fast-check, and types asserted by the compiler. */
const asserting = /^(expect|assert|should|expectTypeOf|assertType|expectType|fc|t)$/
/** Of what runners hand to a test: members that plan, tell and clean up, and assert nothing by themselves. */
const housekeeping =
  /^(?:after|afterEach|before|beforeEach|comment|context|diagnostic|end|log|mock|name|plan|runOnly|signal|skip|teardown|test|timeout|todo)$/
/** Members that assert, of whatever: `request(app).get('/').expect(200)`, `total.should.equal(3)`. */
const assertingMembers = /^(?:expect|should)$/
const libraries =
  /^(?:(?:node:)?assert(?:\/strict)?|power-assert|chai|should|expect|uvu\/assert|@std\/assert|@hapi\/code|expect-type|tsd)$/

const none: ReadonlySet<string> = new Set()

/** Further names that assert in a file: what it imports from libraries of assertions. */
export function assertingNames({ module }: Source): ReadonlySet<string> {
  const taken = module.staticImports.filter(({ moduleRequest }) => libraries.test(moduleRequest.value))
  return new Set(taken.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)))
}

/** Whether the code calls an assertion by name: `expect(x).toBe(y)`, `assert.equal(…)`, `expectTypeOf(x)`. */
export function callsAssertion(node: Node, more: ReadonlySet<string> = none): boolean {
  return isAssertingCall(node, more) || childrenOf(node).some((child) => callsAssertion(child, more))
}

/** Whether the node itself is such a call. */
export function isAssertingCall(node: Node, more: ReadonlySet<string> = none): boolean {
  if (node.type !== 'CallExpression') return false
  const root = rootOf(node.callee)
  if (root === 't' && housekeeping.test(firstMember(node.callee))) return false
  return asserting.test(root) || more.has(root) || hasAssertingMember(node.callee)
}

function hasAssertingMember(callee: Node): boolean {
  if (callee.type === 'CallExpression') return hasAssertingMember(callee.callee)
  if (callee.type !== 'MemberExpression') return false
  const isOne = callee.property.type === 'Identifier' && assertingMembers.test(callee.property.name)
  return isOne || hasAssertingMember(callee.object)
}

/** Whether a chain of members begins with an assertion: `expect(x).not.toBe`. */
export function isAsserting(node: Node): boolean {
  return asserting.test(rootOf(node))
}

/** `b` of `a.b(c).d`. */
function firstMember(callee: Node): string {
  if (callee.type === 'CallExpression') return firstMember(callee.callee)
  if (callee.type !== 'MemberExpression') return ''
  const { object, property } = callee
  if (object.type !== 'Identifier') return firstMember(object)
  return property.type === 'Identifier' ? property.name : ''
}

/** The leftmost name of `a.b(c).d`. */
export function rootOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return rootOf(callee.object)
  return callee.type === 'CallExpression' ? rootOf(callee.callee) : ''
}

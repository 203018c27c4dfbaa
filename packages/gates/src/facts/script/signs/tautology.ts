import type { Node } from 'oxc-parser'
import { assertionOf } from '../assertions/assertions.ts'
import { childrenOf, walk } from '../syntax.ts'
import { tautologyOf } from '../assertions/tautology-of.ts'
import { testCallOf, testNames } from '../tests/test-calls.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Assertions that hold whatever the product does: a value compared with itself, a literal that is asked to be true. Such a
 * literal in a callback says that the callback was called, which is worth asserting.
 */
export const tautologies: SignFinder = (source) => {
  const tautological = new Map<Node, ReturnType<typeof tautologyOf>>()
  walk(source.program, (node) => {
    const assertion = node.type === 'CallExpression' ? assertionOf(node) : null
    const how = assertion === null ? null : tautologyOf(assertion)
    if (how !== null) tautological.set(node, how)
  })
  if (tautological.size === 0) return []
  const names = testNames(source)
  const found: Node[] = []
  const visit = (node: Node, depth: number, calledBy: Node | null, isPlanned: boolean): void => {
    const how = tautological.get(node)
    if (how === 'same' || (how === 'literal' && depth < 2)) found.push(node)
    const isTest = node.type === 'CallExpression' && testCallOf(node, names) !== null
    // Where the number of assertions is planned, one in any function of the test says that it was called.
    const isCallback = /Function/.test(node.type) && (isPlanned || (calledBy !== null && !runsAtOnce(calledBy)))
    const below = isTest ? 0 : isCallback ? depth + 1 : depth
    const planned = isTest ? plansAssertions(node) : isPlanned
    const caller = node.type === 'CallExpression' || node.type === 'NewExpression' ? node : null
    for (const child of childrenOf(node)) visit(child, below, caller, planned)
  }
  visit(source.program, 0, null, false)
  return found.map((node) => signAt(source, 'tautology', node))
}

/** `t.plan(2)`, `expect.assertions(2)`: fewer would fail. */
function plansAssertions(test: Node): boolean {
  let found = false
  walk(test, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
    const { property } = node.callee
    found ||= property.type === 'Identifier' && /^(?:plan|assertions|hasAssertions)$/.test(property.name)
  })
  return found
}

/** Calls that run their callback at once and for sure: it proves nothing that it was called. */
function runsAtOnce(call: Node): boolean {
  if (call.type !== 'CallExpression') return false
  if (/Function/.test(call.callee.type)) return true
  const { callee } = call
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false
  return /^(?:forEach|map|filter|some|every|find|reduce|flatMap|then|finally)$/.test(callee.property.name)
}

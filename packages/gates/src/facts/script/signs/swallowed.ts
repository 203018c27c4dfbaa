import type { CallExpression, CatchClause, Node } from 'oxc-parser'
import { assertionOf } from '../assertions/assertions.ts'
import { callsAssertion, isAssertingCall } from '../assertions/asserts.ts'
import { isCallback } from '../functions.ts'
import { childrenOf, walk } from '../syntax.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Assertions whose failure goes nowhere, each by itself: caught by a `catch` that neither asserts, throws nor keeps the error; behind a
 * condition that never holds; a promise's assertion that nobody awaits.
 */
export const swallowed: SignFinder = (source) => {
  const found = new Set<Node>()
  const take = (code: Node) => {
    for (const one of assertionsWithin(code)) found.add(one)
  }
  const later = source.module.staticImports.some(({ moduleRequest }) => moduleRequest.value === '@playwright/test')
    ? ofPages
    : alwaysLater
  walk(source.program, (node) => {
    if (node.type === 'TryStatement' && node.handler !== null && forgets(node.handler)) take(node.block)
    if (node.type === 'TryStatement' && node.finalizer && leaves(node.finalizer)) take(node.block)
    if (isForgivingChain(node)) take(node.callee)
    if (node.type === 'IfStatement' && isNever(node.test)) take(node.consequent)
    if (node.type === 'LogicalExpression' && node.operator === '&&' && isNever(node.left)) take(node.right)
    if (node.type === 'ExpressionStatement' && isUnawaited(node.expression, later)) found.add(node)
  })
  return [...found].map((node) => signAt(source, 'swallowed', node))
}

/** The assertions that stand in code, outermost first; what stands inside one is no other. */
function assertionsWithin(code: Node): Node[] {
  return isAssertingCall(code) ? [code] : childrenOf(code).flatMap((child) => assertionsWithin(child))
}

function forgets({ param, body }: CatchClause): boolean {
  const uses = param === null ? [] : namesIn(param)
  return !reacts(body, uses)
}

/** `finally { return }`: whatever was thrown is gone. */
function leaves(finalizer: Node): boolean {
  if (/Function|^Class/.test(finalizer.type)) return false
  if (/^(?:Return|Break|Continue)Statement$/.test(finalizer.type)) return true
  return childrenOf(finalizer).some((child) => leaves(child))
}

/** Whether code asserts, throws, or does anything with these names but print them. */
function reacts(node: Node, names: readonly string[]): boolean {
  if (node.type === 'ThrowStatement') return true
  if (node.type === 'CallExpression') {
    if (assertionOf(node) !== null || callsAssertion(node)) return true
    const { callee } = node
    if (callee.type === 'Identifier' && /^(?:done|fail|reject)$/.test(callee.name)) return true
    const prints =
      callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console'
    if (prints) return false
  }
  if (node.type === 'Identifier') return names.includes(node.name)
  return childrenOf(node).some((child) => reacts(child, names))
}

/** `expect(p).resolves.toBe(1).catch(() => {})`. */
function isForgivingChain(node: Node): node is CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { property, object } = node.callee
  if (property.type !== 'Identifier' || property.name !== 'catch' || !callsAssertion(object)) return false
  const [handler] = node.arguments
  if (!isCallback(handler)) return false
  const names = handler.params.flatMap((parameter) => namesIn(parameter))
  return handler.body !== null && !reacts(handler.body, names)
}

function isNever(test: Node): boolean {
  return test.type === 'Literal' && !test.value
}

/** Matchers that answer a promise. */
const alwaysLater = /^toPass$/
/** Those of Playwright, which wait for a page; jest-dom has some of these names that do not. */
const ofPages =
  /^(?:toPass|toBe(?:Attached|Checked|Disabled|Editable|Empty|Enabled|Focused|Hidden|InViewport|OK|Visible)|toContain(?:Text|Class)|toHave(?:Accessible\w+|Attribute|Class|Count|CSS|Id|JSProperty|Role|Screenshot|Text|Title|URL|Values?)|toMatchAriaSnapshot)$/

function isUnawaited(expression: Node, later: RegExp): boolean {
  let promised = false
  let at: Node = expression
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') {
    if (at.type === 'MemberExpression') {
      const name = at.property.type === 'Identifier' ? at.property.name : ''
      const isPoll = name === 'poll' && at.object.type === 'Identifier' && at.object.name === 'expect'
      if (/^(?:resolves|rejects)$/.test(name) || later.test(name) || isPoll) promised = true
      at = at.object
    } else at = at.callee
  }
  return promised && at.type === 'Identifier' && at.name === 'expect'
}

function namesIn(node: Node): string[] {
  return node.type === 'Identifier' ? [node.name] : childrenOf(node).flatMap((child) => namesIn(child))
}

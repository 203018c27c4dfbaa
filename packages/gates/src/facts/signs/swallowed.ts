import type { CatchClause, Node } from 'oxc-parser'
import { assertionOf } from '../assertions.ts'
import { callsAssertion } from '../asserts.ts'
import { childrenOf, walk } from '../syntax.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Assertions whose failure goes nowhere: caught by a `catch` that neither asserts, throws nor keeps the error; behind a
 * condition that never holds; a promise's assertion that nobody awaits.
 */
export const swallowed: SignFinder = (source) => {
  const found = new Set<Node>()
  walk(source.program, (node) => {
    if (node.type === 'TryStatement' && node.handler !== null && callsAssertion(node.block) && forgets(node.handler))
      found.add(node)
    if (isForgivingChain(node)) found.add(node)
    if (node.type === 'IfStatement' && isNever(node.test) && callsAssertion(node.consequent)) found.add(node)
    if (node.type === 'LogicalExpression' && node.operator === '&&' && isNever(node.left) && callsAssertion(node.right))
      found.add(node)
    if (node.type === 'ExpressionStatement' && isUnawaited(node.expression)) found.add(node)
  })
  return [...found].map((node) => signAt(source, 'swallowed', node))
}

function forgets({ param, body }: CatchClause): boolean {
  const uses = param === null ? [] : namesIn(param)
  return !reacts(body, uses)
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
function isForgivingChain(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { property, object } = node.callee
  if (property.type !== 'Identifier' || property.name !== 'catch' || !callsAssertion(object)) return false
  const [handler] = node.arguments
  if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression') return false
  const names = handler.params.flatMap((parameter) => namesIn(parameter))
  return handler.body !== null && !reacts(handler.body, names)
}

function isNever(test: Node): boolean {
  return test.type === 'Literal' && !test.value
}

function isUnawaited(expression: Node): boolean {
  let promised = false
  let at: Node = expression
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') {
    if (at.type === 'MemberExpression') {
      if (at.property.type === 'Identifier' && /^(?:resolves|rejects)$/.test(at.property.name)) promised = true
      at = at.object
    } else if (at.callee.type === 'Identifier') return promised && at.callee.name === 'expect'
    else at = at.callee
  }
  return false
}

function namesIn(node: Node): string[] {
  return node.type === 'Identifier' ? [node.name] : childrenOf(node).flatMap((child) => namesIn(child))
}

import type { Node } from 'oxc-parser'
import type { Assertion } from './assertion.ts'

/**
 * The assertion that one of a method's answer stands for: `assert.ok(spy.calledWith(1))` asks what `expect(spy).calledWith(1)` does,
 * `assert.ok(names.includes('a'))` what `expect(names).toContain('a')` does. Any other stays as it is.
 */
export function askedByMethod(assertion: Assertion): Assertion {
  const { matcher, isNegated, actual } = assertion
  if (isNegated || !truthy.test(matcher) || actual?.type !== 'CallExpression') return assertion
  const { callee, arguments: given } = actual
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || isMade(callee.object))
    return assertion
  const { name } = callee.property
  const isOfSpy = /^(?:always)?[cC]alled(?:Once)?With(?:Exactly)?$/.test(name)
  const isOfList = /^(?:includes|has|startsWith|endsWith)$/.test(name) && given.every(({ type }) => type === 'Literal')
  if (given.length === 0 || !(isOfSpy || isOfList)) return assertion
  return { matcher: isOfSpy ? name : 'toContain', isNegated, actual: callee.object, expected: given[0], given }
}

const truthy = /^(?:toBeTruthy|ok|isOk|assert|isTrue)$/

/** What the test writes down on the spot answers as it was written. */
function isMade({ type }: Node): boolean {
  return !/^(?:Identifier|(?:Member|Call|Await|Chain)Expression)$/.test(type)
}

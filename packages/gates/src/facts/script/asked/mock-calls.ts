import type { CallExpression, Node } from 'oxc-parser'
import type { Ask } from '../../fixed/ask.ts'
import { literal } from '../../fixed/kind.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { keyOf, pathOf } from '../signs/member-path.ts'

const none = literal('number', 0)

/** What holds of a mock once a statement has cleared it: nobody has called it yet. Null for every other call. */
export function clearedBy({ callee }: CallExpression, said: (node: Node) => string): Ask | null {
  if (callee.type !== 'MemberExpression') return null
  const { object, property } = callee
  const isClear = /^mock(?:Clear|Reset)$/.test(keyOf(property))
  if (isClear && pathOf(object) !== '') return countOf(object, said, 'is', none)
  // The context of node:test: `send.mock.resetCalls()`.
  const isOfNode = keyOf(property) === 'resetCalls' && object.type === 'MemberExpression'
  if (isOfNode && keyOf(object.property) === 'mock' && pathOf(object.object) !== '')
    return countOf(object.object, said, 'is', none)
  // What it is to answer says nothing of its calls: `send.mockReset().mockReturnValue(1)`.
  return object.type === 'CallExpression' && /^mock[A-Z]/.test(keyOf(property)) ? clearedBy(object, said) : null
}

/** How often a mock is to have been called; null where an assertion asks something else. */
export function askOfMock(
  { matcher, isNegated, actual, expected }: Assertion,
  said: (node: Node) => string,
): Ask | null {
  if (actual === undefined || pathOf(actual) === '') return null
  if (/^toHaveBeenCalledTimes$/.test(matcher))
    return !isNegated && expected?.type === 'Literal' && typeof expected.value === 'number'
      ? countOf(actual, said, 'is', literal('number', expected.value))
      : null
  if (matcher === 'toHaveBeenCalled') return countOf(actual, said, isNegated ? 'is' : 'above', none)
  return !isNegated && /^toHaveBeen(?:Last|Nth)?Called(?:Once|With|OnceWith|ExactlyOnceWith)?$/.test(matcher)
    ? countOf(actual, said, 'above', none)
    : null
}

/** The mock whose calls `send.mock.callCount()` of node:test counts; null for everything else. */
export function countedBy(node: Node): Node | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const { object, property } = node.callee
  const isCount =
    keyOf(property) === 'callCount' && object.type === 'MemberExpression' && keyOf(object.property) === 'mock'
  return isCount && pathOf(object) !== '' ? object.object : null
}

/** Named as who counts them himself writes it. */
export function callsOf(mock: string): string {
  return `${mock}.mock.calls.length`
}

function countOf(mock: Node, said: (node: Node) => string, relation: Ask['relation'], wanted: Ask['wanted']): Ask {
  return { of: callsOf(said(mock)), actual: null, relation, wanted }
}

import type { Node } from 'oxc-parser'
import type { Assertion } from '../assertions/assertion.ts'
import { asksTrue } from './asks-true.ts'

const alike = /^(?:toEqual|toStrictEqual|deepEqual|deepStrictEqual)$/

/** What an assertion asks one by one: both sides of `a && b`, and of a list that is written out what is asked of each of its own. */
export function partsOf(assertion: Assertion): Assertion[] {
  const { matcher, isNegated, actual, expected } = assertion
  if (isNegated || actual === undefined) return [assertion]
  if (asksTrue(matcher, expected))
    return heldIn(actual).map((node) => ({ ...assertion, matcher: 'ok', actual: node, expected: undefined, given: [] }))
  if (!alike.test(matcher)) return [assertion]
  const [values, wanted] = [elementsOf(actual), elementsOf(expected)]
  if (values === null || values.length !== wanted?.length) return [assertion]
  return values.flatMap((value, at) => {
    const one = wanted[at]
    return one === undefined ? [] : partsOf({ ...assertion, actual: value, expected: one, given: [one] })
  })
}

/** All that must hold for a condition to hold. */
function heldIn(node: Node): Node[] {
  if (node.type === 'ParenthesizedExpression') return heldIn(node.expression)
  return node.type === 'LogicalExpression' && node.operator === '&&'
    ? [...heldIn(node.left), ...heldIn(node.right)]
    : [node]
}

/** Null where it is no list, or holds what is unpacked or left out. */
function elementsOf(node: Node | undefined): Node[] | null {
  if (node?.type !== 'ArrayExpression') return null
  const elements = node.elements.flatMap((one) => (one === null || one.type === 'SpreadElement' ? [] : [one]))
  return elements.length === node.elements.length ? elements : null
}

// What an assertion compares, in the words of all libraries.
import type { Node } from 'oxc-parser'
import type { Relation } from '../../fixed/ask.ts'
import { type Kind, literal } from '../../fixed/kind.ts'
import { patternKind } from '../../fixed/pattern.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { asksTrue } from './asks-true.ts'
import { pathOf } from '../signs/member-path.ts'

/** What is asked of what: nodes, and how they are to stand to each other. */
export interface Compared {
  relation: Relation
  actual: Node
  wanted: Node
  /** They must be one object. */
  isSame?: true
  /** The one must be an instance of the other. */
  isInstance?: true
  /** Only numbers are compared so. */
  isOfNumbers?: true
  /** What is asked for, where that is no value: a part of it, or what a pattern takes. */
  kind?: Kind
}

const same = /^(?:toBe|strictEqual|is)$/
const alike = /^(?:toEqual|toStrictEqual|deepEqual|deepStrictEqual|eql)$/
const bounds: Readonly<Record<string, Relation>> = {
  toBeGreaterThan: 'above', toBeGreaterThanOrEqual: 'from', toBeLessThan: 'below', toBeLessThanOrEqual: 'to',
  '>': 'above', '>=': 'from', '<': 'below', '<=': 'to',
} // prettier-ignore

/** What an assertion compares; null where it is more than that. `isStrict`: `equal` compares as `===` does. */
export function comparedBy({ matcher, isNegated, actual, expected }: Assertion, isStrict: boolean): Compared | null {
  if (actual === undefined) return null
  const within = asksTrue(matcher, expected) && !isNegated ? comparedIn(actual) : null
  if (within !== null) return within
  if (expected === undefined) return null
  if (/^(?:toBeInstanceOf|instanceOf)$/.test(matcher) && !isNegated)
    return { relation: 'is', actual, wanted: expected, isInstance: true }
  if (isNegated ? same.test(matcher) : matcher === 'notStrictEqual' || (matcher === 'notEqual' && isStrict)) {
    // `NaN` is itself for them.
    const isItself = actual.type === 'Identifier' && expected.type === 'Identifier' && actual.name === expected.name
    return { relation: isItself ? 'never' : 'is not', actual, wanted: expected }
  }
  if (isNegated) return null
  if (same.test(matcher) || (matcher === 'equal' && isStrict))
    return { relation: 'is', actual, wanted: expected, isSame: true }
  if (matcher === 'equal') return { relation: 'like', actual, wanted: expected }
  if (alike.test(matcher)) return { relation: isStrict ? 'is' : 'like', actual, wanted: expected }
  const pattern = expected.type === 'Literal' && 'regex' in expected ? expected.regex : null
  if (/^(?:toMatch|match)$/.test(matcher) && pattern !== null) return matchedBy(pattern, actual, expected)
  const isText = expected.type === 'Literal' && typeof expected.value === 'string'
  if (/^(?:toContain|toContainEqual)$/.test(matcher) || (matcher === 'toMatch' && isText))
    return { relation: 'has', actual, wanted: expected }
  const bound = bounds[matcher]
  return bound === undefined ? null : { relation: bound, actual, wanted: expected, isOfNumbers: true }
}

/** No list holds the very object that is made to ask for it. */
export function isMadeThere({ type }: Node): boolean {
  return /^(?:Array|Object|New)Expression$/.test(type)
}

/** What an expression compares that is to be true: `a === 1`, `a > 1`, `a.includes('b')`. */
export function comparedIn(node: Node): Compared | null {
  if (node.type === 'BinaryExpression') return comparedByOperator(node)
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const { object, property } = node.callee
  const [part] = node.arguments
  if (property.type !== 'Identifier' || part === undefined) return null
  if (property.name === 'test' && object.type === 'Literal' && 'regex' in object)
    return matchedBy(object.regex, part, object)
  if (property.name === 'includes' && part.type !== 'NewExpression' && isMadeThere(part))
    return { relation: 'never', actual: object, wanted: part }
  const isPart = /^(?:includes|has|startsWith|endsWith)$/.test(property.name)
  return isPart && (part.type === 'Literal' || /^(?:includes|has)$/.test(property.name))
    ? { relation: 'has', actual: object, wanted: part }
    : null
}

function comparedByOperator({ operator, left, right }: Extract<Node, { type: 'BinaryExpression' }>): Compared | null {
  if (left.type === 'PrivateIdentifier') return null
  if (/^===?$/.test(operator)) {
    if ([left, right].some(isNotANumber)) return { relation: 'never', actual: left, wanted: right }
    return {
      relation: operator === '===' ? 'is' : 'like',
      actual: left,
      wanted: right,
      ...(operator === '===' && { isSame: true }),
    }
  }
  if (operator === 'instanceof') return { relation: 'is', actual: left, wanted: right, isInstance: true }
  if (operator === '!==') return { relation: 'is not', actual: left, wanted: right }
  const bound = bounds[operator]
  return bound === undefined ? null : { relation: bound, actual: left, wanted: right }
}

function isNotANumber(node: Node): boolean {
  return /^(?:Number\.)?NaN$/.test(pathOf(node))
}

/** A pattern that is a text but for its ends asks for a part. */
function matchedBy(pattern: { pattern: string; flags: string }, actual: Node, wanted: Node): Compared | null {
  const part = partOf(pattern)
  if (part !== null) return { relation: 'has', actual, wanted, kind: literal('text', part) }
  const kind = patternKind(pattern.pattern, pattern.flags)
  return kind && { relation: 'is', actual, wanted, kind }
}

/** The text that a pattern is but for its ends; null where it is more. */
function partOf({ pattern, flags }: { pattern: string; flags: string }): string | null {
  const plain = pattern.replace(/^\^/, '').replace(/\$$/, '')
  return flags === '' && /^[\w ,:;@#%&=<>'"!-]+$/.test(plain) ? plain : null
}

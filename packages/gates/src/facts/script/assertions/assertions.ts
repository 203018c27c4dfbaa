// What a test asserts: how many assertions, how strict, of how many values.
import type { CallExpression, Node } from 'oxc-parser'
import { type Strength, asOne, summedUp } from '../../assertion-sums.ts'
import type { Assertions } from '../../facts.ts'
import { childrenOf, walk } from '../syntax.ts'
import { isMadePoorer } from './made-poorer.ts'
import { comparesWithItself, tautologyOf } from './tautology-of.ts'
import { isWide, type Numbers, numbersIn } from './tolerance.ts'
import { askedByMethod } from './asked-by-method.ts'
import type { Assertion } from './assertion.ts'
import { idleHelpers, isNamedHelper } from './idle-helpers.ts'
import { unreached } from './unreached.ts'

const weak = new Set(['toBeDefined', 'toBeTruthy', 'toBeFalsy', 'ok', 'notOk', 'isOk', 'exists', 'isDefined', 'assert', 'doesNotThrow', 'doesNotReject', 'toBeCalled', 'toHaveBeenCalled']) // prettier-ignore
const exact = new Set(['toBe', 'toEqual', 'toStrictEqual', 'toHaveLength', 'toBeNull', 'toBeUndefined', 'toBeNaN', 'equal', 'equals', 'eq', 'eql', 'strictEqual', 'deepEqual', 'deepStrictEqual', 'same', 'is', 'ifError', 'toMatchInlineSnapshot', 'toMatchSnapshot', 'toHaveBeenCalledWith', 'toHaveBeenCalledTimes']) // prettier-ignore
/** Many values meet these, whatever they are given. */
const loose = new Set(['toBeGreaterThan', 'toBeGreaterThanOrEqual', 'toBeLessThan', 'toBeLessThanOrEqual', 'toBeTypeOf', 'toBeInstanceOf', 'toSatisfy', 'toBeOneOf', 'toContain', 'toContainEqual', 'toMatch', 'match', 'doesNotMatch', 'notEqual', 'notStrictEqual', 'notDeepEqual', 'notDeepStrictEqual', 'partialDeepStrictEqual']) // prettier-ignore

const looseOfChai =
  /^(?:is)?(?:above|below|(?:at)?(?:least|most)|within|(?:greater|less)than(?:orequal)?|[gl]te?|an?|typeof|instanceof|includes?|contains?)$/i

/** The assertion that a call makes; null for another call. `expect.any(…)`, `expect.extend(…)` are none. */
export function assertionOf(call: CallExpression): Assertion | null {
  const { callee, arguments: given } = call
  if (callee.type === 'Identifier') {
    if (isNamedHelper(callee.name))
      return { matcher: callee.name, isNegated: false, actual: undefined, expected: given[0], given }
    return callee.name === 'assert'
      ? { matcher: 'assert', isNegated: false, actual: given[0], expected: undefined, given: [] }
      : null
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null
  const matcher = callee.property.name
  const chain = chainOf(callee.object)
  if (chain.expected !== null) {
    const isNegated = chain.members.includes('not')
    // Of chai: `.to.equal` asks for the very object, `.to.deep.equal` does not.
    const asked = matcher === 'equal' && chain.members.includes('deep') ? 'deepEqual' : matcher
    return { matcher: asked, isNegated, actual: chain.expected.arguments[0], expected: given[0], given }
  }
  const isKnown = exact.has(matcher) || weak.has(matcher)
  const isAssert = chain.root === 'assert' || (chain.root === 't' && chain.members.includes('assert'))
  if (!isAssert && !(chain.root === 't' && isKnown) && !(chain.root === 'fc' && matcher === 'assert')) return null
  return { matcher, isNegated: false, actual: given[0], expected: given[1], given: given.slice(1, 2) }
}

/** What stands before the matcher: `expect(x).not.resolves`, `expect.soft(x)`, `assert.strict`. */
function chainOf(object: Node): { root: string; members: string[]; expected: CallExpression | null } {
  if (object.type === 'Identifier') return { root: object.name, members: [], expected: null }
  if (object.type === 'MemberExpression') {
    const chain = chainOf(object.object)
    const name = object.property.type === 'Identifier' ? object.property.name : ''
    return { ...chain, members: [...chain.members, name] }
  }
  if (object.type !== 'CallExpression') return { root: '', members: [], expected: null }
  const { callee } = object
  const isExpect =
    (callee.type === 'Identifier' && callee.name === 'expect') ||
    (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'expect')
  return { root: '', members: [], expected: isExpect ? object : null }
}

/** Counts the assertions below these nodes, as far as anything comes to them. */
export function assertionsIn(nodes: readonly (Node | null)[]): Assertions {
  return summedUp(strengthsIn(nodes).values())
}

/** The assertions below these nodes that anything comes to, each with what it asks for. */
export function strengthsIn(nodes: readonly (Node | null)[]): Map<Node, Assertions> {
  const found = new Map<Node, Assertions>()
  const numbers = numbersIn(nodes)
  const idle = idleHelpers(nodes)
  for (const node of nodes) {
    if (node === null) continue
    const behind = unreached(node)
    const isReached = ({ start, end }: Node) => !behind.some((part) => part.start <= start && end <= part.end)
    walk(node, (inner) => {
      const assertion = inner.type === 'CallExpression' ? assertionOf(inner) : null
      if (assertion === null || !isReached(inner)) return
      if (assertion.actual === undefined && idle.has(assertion.matcher)) return
      found.set(inner, asOne(strengthOf(askedByMethod(assertion), numbers)))
    })
  }
  return found
}

/** How often, and with what. */
const countsCalls = /^toHaveBeenCalledExactlyOnceWith$/

const nothing: Strength = { isExact: false, isWeak: true, isLoose: false, values: 0 }

function strengthOf(assertion: Assertion, numbers: Numbers): Strength {
  const { matcher, isNegated, actual, given } = assertion
  if (tautologyOf(assertion) !== null || comparesWithItself(assertion)) return nothing
  // `assert.ok(total === 3)`, `expect(total === 3).toBe(true)` compare too.
  if (actual?.type === 'BinaryExpression') {
    const isExact = /^===?$/.test(actual.operator)
    return { isExact, isWeak: false, isLoose: !isExact, values: valuesIn(actual.right) }
  }
  const isWeak = weak.has(matcher) || (/^(?:toThrow|throws|rejects|toThrowError)$/.test(matcher) && given.length === 0)
  if (isWeak) return nothing
  if (isMadePoorer(actual) || isWide(matcher, given, numbers))
    return { isExact: false, isWeak: false, isLoose: true, values: 1 }
  const isPartial = matcher === 'toMatchObject' || given.some((node) => isPartialMatcher(node))
  const values = given.reduce((sum, node) => sum + valuesIn(node), 0)
  if (isPartial && values === 0) return nothing
  const isLoose = isNegated || loose.has(matcher) || looseOfChai.test(matcher)
  // Of several values any will do.
  const asked = matcher === 'toBeOneOf' ? 1 : Math.max(1, values) + (countsCalls.test(matcher) ? 1 : 0)
  return { isExact: !isLoose && !isPartial, isWeak: false, isLoose, values: asked }
}

/** `expect.anything()`, `expect.objectContaining({…})`: less than the whole value is asked. */
function isPartialMatcher(node: Node): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object } = node.callee
    if (object.type === 'Identifier' && object.name === 'expect') return true
  }
  return childrenOf(node).some((child) => isPartialMatcher(child))
}

/** How many single values an expected value holds; `expect.anything()` and `expect.any(Number)` hold none. */
function valuesIn(node: Node): number {
  const sum = (parts: readonly Node[]): number => parts.reduce((total, part) => total + valuesIn(part), 0)
  if (node.type === 'Property') return valuesIn(node.value)
  if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression') {
    const parts = childrenOf(node)
    return parts.length === 0 ? 1 : sum(parts)
  }
  if (node.type !== 'CallExpression' || !isPartialMatcher(node)) return 1
  const { callee } = node
  const isAny =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name.startsWith('any')
  return isAny ? 0 : sum(node.arguments)
}

import type { Node } from 'oxc-parser'
import { type Ask, type Relation, mayChange } from '../../fixed/ask.ts'
import { type Kind, countOf, literal, typed, whole } from '../../fixed/kind.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { isNeverAbove } from './bounded.ts'
import { pathOf } from '../signs/member-path.ts'
import { childrenOf } from '../syntax.ts'
import { isLabel } from '../tests/free-identifiers.ts'
import { holding } from './asks-true.ts'
import { type Compared, comparedBy, comparedIn, isMadeThere } from './compared.ts'
import { isFresh, kindOf } from './kind-of.ts'
import { nothing, typeOf } from './methods.ts'
import { askOfMock, callsOf, countedBy } from './mock-calls.ts'
import { type Told, isBefore, isFilteredOut, isMadeAnother, isToldApart } from './never-itself.ts'
import type { Names } from './names.ts'
import { isSteady } from './steady.ts'

const single: Readonly<Record<string, [Relation, Kind]>> = {
  toBeNull: ['is', literal('null')],
  toBeUndefined: ['is', nothing],
  toBeNaN: ['is', literal('number', NaN)],
}

/** What an assertion asks; null where that is more than a value, or is not written down. `isStrict`: `equal` compares as `===` does. */
export function askOf(assertion: Assertion, names: Names, said: (node: Node) => string, isStrict: boolean): Ask | null {
  const { matcher, isNegated, actual, expected } = assertion
  if (actual === undefined) return null
  const ofMock = askOfMock(assertion, said)
  if (ofMock !== null) return ofMock
  const of = nameOf(actual, names, said)
  if (matcher === 'toBeTypeOf' && !isNegated) {
    const wanted = expected === undefined ? null : kindOf(expected, names)
    return wanted === null ? null : { of: of === '' ? '' : `typeof ${of}`, actual: typeOf, relation: 'is', wanted }
  }
  const alone = single[matcher]
  if (alone !== undefined)
    return { of, actual: kindOf(actual, names), relation: isNegated ? 'is not' : alone[0], wanted: alone[1] }
  if (matcher === 'toHaveLength' && expected !== undefined && !isNegated) {
    const wanted = kindOf(expected, names)
    const count = countOf(kindOf(actual, names) ?? {})
    const length = count === undefined ? whole(0) : literal('number', count)
    return wanted === null ? null : { of: of === '' ? '' : `${of}.length`, actual: length, relation: 'is', wanted }
  }
  // Jasmine, which brings its `expect` itself, looks for what is alike.
  if (matcher === 'toContain' && !isNegated && names.own.has('expect') && expected && isMadeThere(expected))
    return { of, actual: null, relation: 'never', wanted: {} }
  const given = holding.test(matcher) && !isNegated ? askedForNone(actual) : null
  if (given !== null)
    return {
      of: nameOf(given, names, said),
      actual: kindOf(given, names),
      relation: 'is',
      wanted: literal('number', NaN),
    }
  const compared = comparedBy(assertion, isStrict)
  return compared === null ? null : askedBy(compared, names, said)
}

function askedBy(
  { relation, actual, wanted, isSame, isInstance, isOfNumbers, kind: given }: Compared,
  names: Names,
  said: (node: Node) => string,
): Ask | null {
  const of = nameOf(actual, names, said)
  const kind = kindOf(actual, names)
  if (isInstance === true) return askedOfClass(actual, wanted, of, names)
  const told: Told = {
    asks: (node) => {
      const compared = comparedIn(node)
      return compared === null ? null : askedBy(compared, names, said)
    },
    kindOf: (node) => kindOf(node, names),
  }
  if (isSame === true && [actual, wanted].some((side) => isFresh(side, names)))
    return { of, actual: kind, relation: 'never', wanted: typed('object') }
  const self = of === '' && isSteady(actual) ? said(actual) : of
  const isBeyond =
    (relation === 'above' && isNeverAbove(actual, wanted, said)) ||
    (relation === 'below' && isNeverAbove(wanted, actual, said))
  const isAnother =
    relation === 'is' &&
    (isMadeAnother(wanted, self, said) ||
      isMadeAnother(actual, nameOf(wanted, names, said), said) ||
      isToldApart(wanted, of, told))
  const isRuledOut = /^(?:is|like)$/.test(relation) && isFilteredOut(madeFor(actual, names), wanted, told)
  const isBackwards =
    (relation === 'above' && isBefore(actual, wanted, names)) ||
    (relation === 'below' && isBefore(wanted, actual, names))
  if (relation === 'never' || isBeyond || isAnother || isRuledOut || isBackwards)
    return { of, actual: kind, relation: 'never', wanted: {} }
  const held = relation === 'has' ? kindOf(madeFor(actual, names), names) : kind
  const asked = given ?? kindOf(wanted, names) ?? (relation === 'has' ? {} : null)
  if (asked === null) return null
  const value = isSame === true && wanted.type === 'Identifier' ? names.values.get(wanted.name) : undefined
  const isOwn = value !== undefined && value.member === undefined && isFresh(value.value, names)
  return {
    of,
    ...(isPlainCall(actual, names) && { call: said(actual) }),
    actual: held,
    relation,
    wanted: asked,
    ...(isOfNumbers && { isOfNumbers }),
    ...(isOwn && wanted.type === 'Identifier' && { same: wanted.name }),
  }
}

/** `fee(60)`, of a function of the product's or the test's own. */
function isPlainCall(node: Node, { own, foreign }: Names): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false
  const { name } = node.callee
  const isKnown = own.has(name) && !foreign.has(name) && !mayChange(name)
  return isKnown && node.arguments.length > 0 && node.arguments.every(isWritten)
}

/** A value that is written down: no name is in it, and nothing is run for it. */
function isWritten(node: Node): boolean {
  if (/^(?:Call|New|Arrow|Function|Class|Tagged|Await|Yield|Import|This)|^Identifier$/.test(node.type)) return false
  return childrenOf(node).every((child) => isLabel(child, node) || isWritten(child))
}

/** What `Number.isNaN(a)` asks. */
function askedForNone(node: Node): Node | null {
  const isAsked = node.type === 'CallExpression' && pathOf(node.callee) === 'Number.isNaN'
  return (isAsked && node.arguments[0]) || null
}

/** An instance is an object or a function, whatever its class; what was awaited is no promise any more. */
function askedOfClass(actual: Node, wanted: Node, of: string, names: Names): Ask | null {
  const types = kindOf(actual, names)?.types ?? []
  const isPlain = types.length > 0 && types.every((type) => plainTypes.has(type))
  const isPromise = pathOf(wanted) === 'Promise' && !names.own.has('Promise')
  if (isPlain || (isPromise && isAwaited(actual, names))) return { of, actual: null, relation: 'never', wanted: {} }
  return of === '' ? null : { of: `typeof ${of}`, actual: typeOf, relation: 'is', wanted: instance }
}

const plainTypes: ReadonlySet<string> = new Set(['text', 'number', 'bigint', 'boolean', 'undefined', 'null'])
const instance: Kind = { types: ['text'], may: (value) => value === 'object' || value === 'function' }

function isAwaited(node: Node, { values }: Names): boolean {
  if (node.type === 'AwaitExpression') return true
  const named = node.type === 'Identifier' ? values.get(node.name) : undefined
  return named?.member === undefined && named?.value.type === 'AwaitExpression'
}

/** What a name stands for that nobody else was handed. */
function madeFor(node: Node, { single, values }: Names): Node {
  const named = node.type === 'Identifier' && single.has(node.name) ? values.get(node.name) : undefined
  return named === undefined || named.member !== undefined ? node : named.value
}

/** What is the same whenever it is asked: a name, a member, the type of one, its text. */
function nameOf(node: Node, names: Names, said: (node: Node) => string): string {
  const mock = countedBy(node)
  if (mock !== null) return callsOf(said(mock))
  const held = node.type === 'UnaryExpression' && node.operator === 'typeof' ? node.argument : asText(node, names)
  return pathOf(held) === '' ? '' : said(node)
}

/** What a text is made of by the language: `a` of `String(a)`. */
function asText(node: Node, { own }: Names): Node {
  const [given] = node.type === 'CallExpression' && pathOf(node.callee) === 'String' ? node.arguments : []
  return given === undefined || own.has('String') ? node : given
}

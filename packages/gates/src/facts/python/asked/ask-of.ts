import type { SyntaxNode } from '@lezer/common'
import { type Ask, type Relation, mayChange } from '../../fixed/ask.ts'
import { type Kind, literal } from '../../fixed/kind.ts'
import { patternKind } from '../../fixed/pattern.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, plainText } from '../syntax.ts'
import { isNeverAbove } from './bounded.ts'
import { isComparison, isFresh, kindOf } from './kind-of.ts'
import type { PythonNames } from './names.ts'
import { isSteadyCall } from './steady.ts'
import { type Told, isBefore, isFilteredOut, isMadeAnother, isToldApart } from './never-itself.ts'

/** The two sides of an assertion, and how they are to stand to each other. */
export interface Compared {
  relation: Relation
  actual: SyntaxNode
  wanted: SyntaxNode
  /** They must be one object. */
  isSame?: true
  /** The one must be an instance of the other, of a type of the language's. */
  isInstance?: true
  /** What is asked for, where that is no value: what a pattern takes. */
  kind?: Kind
}

const operators: Readonly<Record<string, Relation>> = {
  '==': 'is',
  '!=': 'is not',
  '>': 'above',
  '>=': 'from',
  '<': 'below',
  '<=': 'to',
}
const methods: Readonly<Record<string, Relation>> = {
  assertEqual: 'is', assertEquals: 'is', assertIs: 'is', assertDictEqual: 'is', assertListEqual: 'is', assertNotEqual: 'is not', assertGreater: 'above',
  assertGreaterEqual: 'from', assertLess: 'below', assertLessEqual: 'to',
} // prettier-ignore
/** A name, a member of it, how many it holds, and its type. */
const member = /^(?:(?:len|type)\()?\w[\w.[\]'"]*\)?$/

/** What `assert a == b` and `self.assertEqual(a, b)` compare. */
export function comparedBy(statement: SyntaxNode, source: PythonSource): Compared | null {
  const asked = statement.name === 'AssertStatement' ? childrenOf(statement)[1] : statement.firstChild
  // A comparison that stands alone asserts nothing.
  const isIdle = statement.name === 'ExpressionStatement' && asked?.name === 'BinaryExpression'
  return asked && !isIdle ? comparedIn(asked, source) : null
}

/** The same of what is asserted: `a == b`, `self.assertEqual(a, b)`. */
export function comparedIn(asked: SyntaxNode, source: PythonSource): Compared | null {
  if (asked.name === 'CallExpression') {
    const { values: given } = givenTo(asked, source)
    const [value, type] = given
    if (dottedName(asked.firstChild, source) === 'isinstance' && value && type && plainType.test(source.textOf(type)))
      return { relation: 'is', actual: value, wanted: type, isInstance: true }
    const kind = given.length === 2 ? patternOf(dottedName(asked.firstChild, source), value, source) : null
    if (kind !== null && type) return { relation: 'is', actual: type, wanted: asked, kind }
    const callee = asked.firstChild
    const holder = callee !== null && ofText.test(source.textOf(callee)) ? callee.firstChild : null
    if (holder !== null && value?.name === 'String' && given.length === 1)
      return { relation: 'has', actual: holder, wanted: value }
    const method = /^self\.(\w+)$/.exec(dottedName(asked.firstChild, source))?.[1] ?? ''
    const relation = methods[method]
    const [actual, wanted] = givenTo(asked, source).values
    if (relation === undefined || !actual || !wanted) return null
    return { relation, actual, wanted, ...(method === 'assertIs' && { isSame: true }) }
  }
  const { firstChild: actual, lastChild: wanted } = asked
  if (asked.name !== 'BinaryExpression' || actual === null || wanted === null) return null
  // `a == b == c`
  if (isComparison(actual)) return null
  const said = childrenOf(asked)
    .slice(1, -1)
    .map((part) => source.textOf(part))
    .join(' ')
  if (said === 'is') return { relation: 'is', actual, wanted, isSame: true }
  if (said === 'in') return { relation: 'has', actual: wanted, wanted: actual }
  const relation = operators[said]
  if (relation === undefined) return null
  return { relation: relation === 'is' && isNotANumber(wanted, source) ? 'never' : relation, actual, wanted }
}

/** What an assertion asks; null where that is not written down. */
export function askOf(
  { relation, actual, wanted, isSame, isInstance, kind: given }: Compared,
  source: PythonSource,
  names: PythonNames,
): Ask | null {
  const said = source.textOf(actual)
  const of = member.test(said) ? said : ''
  if (isInstance === true) return of === '' ? null : askedOfType(of, source.textOf(wanted))
  const isBeyond =
    (relation === 'above' && isNeverAbove(actual, wanted, source)) ||
    (relation === 'below' && isNeverAbove(wanted, actual, source)) ||
    (isSame === true && [actual, wanted].some((side) => isFresh(side, source, names)))
  const self = of === '' && isSteadyCall(actual, source) ? said : of
  const isAnother =
    relation === 'is' && (isMadeAnother(wanted, self, source) || isToldApart(wanted, of, toldIn(source, names)))
  const isBackwards =
    (relation === 'above' && isBefore(actual, wanted, source, names)) ||
    (relation === 'below' && isBefore(wanted, actual, source, names))
  const isRuledOut = relation === 'is' && isFilteredOut(names.madeFor(actual), wanted, toldIn(source, names))
  if (isBackwards || isBeyond || isRuledOut || (self !== '' && isAnother))
    return { of, actual: null, relation: 'never', wanted: {} }
  const kind = kindOf(actual, source, names)
  const held = relation === 'has' ? kindOf(names.madeFor(actual), source, names) : kind
  const asked = given ?? kindOf(wanted, source, names) ?? (/^(?:never|has)$/.test(relation) ? {} : null)
  if (asked === null) return null
  const mayBeMore = several.test(asked.types?.join() ?? '')
  const call = isPlainCall(actual, source) && { call: said }
  return { of, actual: held, relation, wanted: asked, ...call, ...(mayBeMore && { mayBeMore }) }
}

/** `fee(60)`: a function that is no member's, with values that are written down. */
function isPlainCall(node: SyntaxNode, source: PythonSource): boolean {
  if (node.name !== 'CallExpression' || node.firstChild?.name !== 'VariableName') return false
  const { values, named } = givenTo(node, source)
  const given = [...values, ...named.values()]
  return !mayChange(source.textOf(node.firstChild)) && given.length > 0 && given.every(isWritten)
}

/** No name is in it, and nothing is run for it. */
function isWritten(node: SyntaxNode): boolean {
  return (
    !/^(?:VariableName|CallExpression|LambdaExpression|AwaitExpression)$/.test(node.name) &&
    childrenOf(node).every(isWritten)
  )
}

/** What `re.fullmatch(pattern, …)` finds something in, of patterns that both languages read alike. */
function patternOf(path: string, pattern: SyntaxNode | undefined, source: PythonSource): Kind | null {
  const said = pattern?.name === 'String' ? plainText(pattern, source) : null
  if (said === null || /\(\?[P(iLmsux]|\\[AZ]/.test(said)) return null
  if (path === 're.fullmatch') return patternKind(said.includes('|') ? `^(?:${said})$` : `^${said}$`)
  if (path === 're.match') return patternKind(`^(?:${said})`)
  return path === 're.search' ? patternKind(said) : null
}

/** They ask whether a text holds another one at its beginning, or its end. */
const ofText = /\.(?:startswith|endswith)$/

/** Nothing is of two of them at once. */
const plainType = /^(?:str|bytes|int|bool|float|list|tuple|dict|set)$/

function askedOfType(of: string, type: string): Ask {
  return {
    of: `isinstance(${of})`,
    actual: null,
    relation: 'is',
    wanted: literal('type', type === 'bool' ? 'int' : type),
  }
}

function toldIn(source: PythonSource, names: PythonNames): Told {
  return {
    source,
    kindOf: (node) => kindOf(node, source, names),
    asks: (node) => {
      const compared = comparedIn(node, source)
      return compared === null ? null : askOf(compared, source, names)
    },
  }
}

/** What headers, rows and the like are equal to in more than one form. */
const several = /^(?:list|tuple|dict|set)$/

function isNotANumber(node: SyntaxNode, source: PythonSource): boolean {
  return /^(?:math\.nan|float\((["'])nan\1\))$/i.test(source.textOf(node))
}

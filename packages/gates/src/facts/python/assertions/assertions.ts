// What a Python test asserts: `assert`, unittest's methods, pytest.raises, helpers that are named for it.
import type { SyntaxNode } from '@lezer/common'
import type { Assertions } from '../../facts.ts'
import { operatorOf } from './comparison.ts'
import { isAnything } from './equals-everything.ts'
import { isMadePoorer, runsMore } from './made-poorer.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { isWide } from './tolerance.ts'
import { isMadeOfOther } from './made-of-other.ts'
import { isAnsweredTwice, runs } from './said-twice.ts'
import { alwaysHolds } from './truth.ts'

/** How strict one assertion is, and of how many single values. */
interface Strength {
  isExact: boolean
  isWeak: boolean
  isLoose?: boolean
  values: number
}

export interface PythonAssertion {
  node: SyntaxNode
  strength: Strength
  /** It holds whatever the product does. */
  isTautology: boolean
}

const exact =
  /^assert(?:Equals?|Is|IsNone|DictEqual|ListEqual|SetEqual|TupleEqual|CountEqual|SequenceEqual|MultiLineEqual|AlmostEqual|(?:_has_calls|_called_once_with|_called_with|_any_call)|_array_equal|_allclose|_frame_equal|_series_equal)$/
const weak = /^(?:assert(?:True|False|IsNotNone|_called|_called_once)|ok_)$/
const helper = /^(?:assert|check|verify|expect)_\w+$|^(?:assert|verify|expect)[A-Z]\w*$/
const nothing: Strength = { isExact: false, isWeak: true, values: 0 }

/** The assertions below a node, outermost first; what stands inside one is no other. */
export function assertionsBelow(node: SyntaxNode, source: PythonSource): PythonAssertion[] {
  const own = assertionAt(node, source)
  if (own !== null) return [own]
  return childrenOf(node).flatMap((child) => assertionsBelow(child, source))
}

/** Counts the assertions below these nodes. */
export function assertionsIn(nodes: readonly SyntaxNode[], source: PythonSource): Assertions {
  const total: Assertions = { count: 0, exact: 0, weak: 0, values: 0 }
  for (const { strength } of nodes.flatMap((node) => assertionsBelow(node, source))) {
    total.count += 1
    total.exact += strength.isExact ? 1 : 0
    total.weak += strength.isWeak ? 1 : 0
    total.values += strength.values
    if (strength.isLoose === true) total.loose = (total.loose ?? 0) + 1
  }
  return total
}

function assertionAt(node: SyntaxNode, source: PythonSource): PythonAssertion | null {
  if (node.name === 'AssertStatement') {
    const [, asked] = childrenOf(node)
    if (asked === undefined) return null
    const isTautology = alwaysHolds(asked, source)
    return { node, strength: isTautology ? nothing : strengthOf(asked, source), isTautology }
  }
  return node.name === 'CallExpression' ? calledAssertion(node, source) : null
}

function calledAssertion(node: SyntaxNode, source: PythonSource): PythonAssertion | null {
  const name = dottedName(node.firstChild, source) || source.textOf(node).split('(', 1)[0] || ''
  const method = name.split('.').at(-1) ?? ''
  const { values, named } = givenTo(node, source)
  if (
    /^(?:pytest\.|self\.)?(?:raises|warns|deprecated_call|assertRaises(?:Regex)?|assertWarns(?:Regex)?)$/.test(name)
  ) {
    const isAny = /^(?:Exception|BaseException)?$/.test(source.text.slice(values[0]?.from ?? 0, values[0]?.to ?? 0))
    const isTold = named.has('match') || method.endsWith('Regex')
    return {
      node,
      strength: { isExact: false, isWeak: isAny && !isTold, values: (isAny ? 0 : 1) + (isTold ? 1 : 0) },
      isTautology: false,
    }
  }
  if (!helper.test(method) && !weak.test(method)) return null
  const [first, second] = values
  if (weak.test(method)) {
    if (first === undefined) return { node, strength: nothing, isTautology: false }
    const holds = method === 'assertTrue' && alwaysHolds(first, source)
    return { node, strength: holds ? nothing : strengthOf(first, source), isTautology: holds }
  }
  const isSame =
    exact.test(method) && first !== undefined && second !== undefined && isAnsweredTwice(first, second, source)
  if (isSame) return { node, strength: nothing, isTautology: !runs(first, source) }
  const asked = Math.max(1, ...values.map((value) => valuesIn(value, source)))
  const isExact =
    (exact.test(method) || !/^assert[A-Z]/.test(method)) &&
    !isWide(node, second, source) &&
    !(first && isMadePoorer(first, source))
  return {
    node,
    strength: { isExact, isWeak: false, isLoose: !isExact, values: asked },
    isTautology: false,
  }
}

/** What `assert <expression>` asks. */
function strengthOf(asked: SyntaxNode, source: PythonSource): Strength {
  if (asked.name === 'ParenthesizedExpression') {
    const inner = childrenOf(asked).find(({ name }) => name !== '(' && name !== ')')
    return inner === undefined ? nothing : strengthOf(inner, source)
  }
  if (asked.name !== 'BinaryExpression') return nothing
  const parts = childrenOf(asked)
  const operator = operatorOf(asked, source)
  const [left, right] = [parts[0], parts.at(-1)]
  if (left === undefined || right === undefined) return nothing
  if (operator === 'and') return sum(strengthOf(left, source), strengthOf(right, source))
  if (operator === 'is not' && source.textOf(right) === 'None') return nothing
  const isComparison = /^(?:==|is|!=|is not|<|>|<=|>=|in|not in)$/.test(operator)
  if (!isComparison) return nothing
  if (
    (operator === '==' && isAnsweredTwice(left, right, source)) ||
    [left, right].some((side) => isAnything(side, source))
  )
    return nothing
  const isPartial = holdsCall(asked, (node) => isAnything(node, source))
  const isNear =
    holdsCall(asked, (node) => isWide(node, givenTo(node, source).values[0], source)) ||
    isMadeOfOther(left, right, source) ||
    isMadePoorerThan(left, right, source) ||
    isMadePoorerThan(right, left, source)
  // Of several values any will do.
  const isChoice = operator === 'in' && isChosenFrom(left, right, source)
  const values = operator === 'in' ? 1 : Math.max(1, ...[left, right].map((side) => valuesIn(side, source)))
  const isEqual = (operator === '==' || operator === 'is') && !isNear
  return { isExact: isEqual && !isPartial, isWeak: false, isLoose: !isEqual && (operator !== 'in' || isChoice), values }
}

/** Whether many answers of the product become one, which is compared with what the test writes down or works out. */
function isMadePoorerThan(side: SyntaxNode, other: SyntaxNode, source: PythonSource): boolean {
  if (!isMadePoorer(side, source)) return false
  const isWritten = /^(?:Number|String|Boolean|None)$/.test(other.name)
  return (
    runsMore(side, source) ||
    (isWritten && holdsCall(side, ({ name, parent }) => name === 'VariableName' && parent?.name !== 'CallExpression'))
  )
}

/** Whether a value may be any of several that are written down; not whether a text or a list holds one. */
function isChosenFrom(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  if (/^(?:String|Number|FormatString)$/.test(left.name)) return false
  if (right.name === 'CallExpression') return dottedName(right.firstChild, source) === 'range'
  const parts = childrenOf(right).filter(({ name }) => !/^[[\](){},]$|^Comment$/.test(name))
  return right.name === 'String' || (/^(?:Tuple|Array|Set)Expression$/.test(right.name) && parts.length > 1)
}

function holdsCall(node: SyntaxNode, asked: (node: SyntaxNode) => boolean): boolean {
  if (/^(?:CallExpression|VariableName|MemberExpression)$/.test(node.name) && asked(node)) return true
  return childrenOf(node).some((child) => holdsCall(child, asked))
}

function sum(one: Strength, other: Strength): Strength {
  return {
    isExact: one.isExact && other.isExact,
    isWeak: one.isWeak && other.isWeak,
    values: one.values + other.values,
  }
}

/** How many single values an expected value holds. */
function valuesIn(node: SyntaxNode, source: PythonSource): number {
  if (isAnything(node, source)) return 0
  if (
    !/^(?:ArrayExpression|TupleExpression|SetExpression|DictionaryExpression|ParenthesizedExpression)$/.test(node.name)
  )
    return 1
  const parts = childrenOf(node).filter(({ name }) => /Expression|Name|String|Number|Boolean|None/.test(name))
  const isPairs = node.name === 'DictionaryExpression'
  const held = isPairs ? parts.filter((_, at) => at % 2 === 1) : parts
  return held.length === 0 ? 1 : held.reduce((total, part) => total + valuesIn(part, source), 0)
}

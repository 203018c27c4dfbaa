import type { SyntaxNode } from '@lezer/common'
import { operatorOf } from './comparison.ts'
import { isAnything } from './equals-everything.ts'
import type { Strength } from '../../assertion-sums.ts'
import { byCall, byMatch, nothing } from './kinds.ts'
import { isMadeOfOther } from './made-of-other.ts'
import { isMadePoorer, runsMore } from './made-poorer.ts'
import { isAnsweredTwice } from './said-twice.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { isWide } from './tolerance.ts'

type Comparison = readonly [left: SyntaxNode, operator: string, right: SyntaxNode]

/** What `assert <expression>` asks. */
export function strengthOf(asked: SyntaxNode, source: PythonSource): Strength {
  if (asked.name === 'ParenthesizedExpression') {
    const inner = childrenOf(asked).find(({ name }) => name !== '(' && name !== ')')
    return inner === undefined ? nothing : strengthOf(inner, source)
  }
  if (asked.name === 'CallExpression') return byCall(asked, source) ?? nothing
  const parts = childrenOf(asked)
  const [left, right] = [parts[0], parts.at(-1)]
  if (left === undefined || right === undefined) return nothing
  if (asked.name === 'UnaryExpression') return left.name === 'not' ? deniedStrength(right, source) : nothing
  if (asked.name !== 'BinaryExpression') return nothing
  const operator = operatorOf(asked, source)
  if (operator === 'and') return sum(strengthOf(left, source), strengthOf(right, source))
  if (operator === 'is not' && source.textOf(right) === 'None') return byMatch(left, source) ?? nothing
  return compared([left, operator, right], source)
}

/** What `not <expression>` asks, where that is a kind or what something holds. */
function deniedStrength(asked: SyntaxNode, source: PythonSource): Strength {
  if (asked.name === 'ParenthesizedExpression') return deniedStrength(childrenOf(asked)[1] ?? asked, source)
  if (asked.name === 'CallExpression') return byCall(asked, source) ?? nothing
  const { firstChild: left, lastChild: right } = asked
  if (asked.name !== 'BinaryExpression' || operatorOf(asked, source) !== 'in' || left === null || right === null)
    return nothing
  return compared([left, 'not in', right], source)
}

/** What a comparison of two sides asks. */
export function compared([left, operator, right]: Comparison, source: PythonSource): Strength {
  if (!/^(?:==|is|!=|is not|<|>|<=|>=|in|not in)$/.test(operator)) return nothing
  const sides = [left, right]
  if ((operator === '==' && isAnsweredTwice(left, right, source)) || sides.some((side) => isAnything(side, source)))
    return nothing
  const isPartial = sides.some((side) => holdsCall(side, (node) => isAnything(node, source)))
  const isNear =
    sides.some((side) => holdsCall(side, (node) => isWide(node, givenTo(node, source).values[0], source))) ||
    isMadeOfOther(left, right, source) ||
    isMadePoorerThan(left, right, source) ||
    isMadePoorerThan(right, left, source)
  // Of several values any will do.
  const isChoice = operator === 'in' && isChosenFrom(left, right, source)
  const values = operator === 'in' ? 1 : Math.max(1, ...sides.map((side) => valuesIn(side, source)))
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
    isLoose: one.isLoose === true || other.isLoose === true,
    values: one.values + other.values,
  }
}

/** How many single values an expected value holds. */
export function valuesIn(node: SyntaxNode, source: PythonSource): number {
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

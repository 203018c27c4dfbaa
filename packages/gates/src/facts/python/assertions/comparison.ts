import type { SyntaxNode } from '@lezer/common'
import { denied, isHopeless } from '../../fixed/ask.ts'
import { askOf, comparedIn } from '../asked/ask-of.ts'
import { namesIn } from '../asked/names.ts'
import { holdsAnything } from './holds-anything.ts'
import { type PythonSource, childrenOf } from '../syntax.ts'
import { isSaidTwice, runs, same } from './said-twice.ts'

const opposites: Readonly<Record<string, string>> = {
  '==': '!=', '!=': '==', is: 'is not', 'is not': 'is', in: 'not in', 'not in': 'in', '<': '>=', '>=': '<', '>': '<=', '<=': '>',
} // prettier-ignore

/** `a == b` beside `a != b`, or beside `not a == b`. */
export function isOpposite(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  const [one, other] = [left, right].map((side) => bare(side))
  if (one === undefined || other === undefined || runs(one, source)) return false
  for (const [denied, said] of [
    [one, other],
    [other, one],
  ] as const) {
    const [sign, value] = denied.name === 'UnaryExpression' ? childrenOf(denied) : []
    if (sign?.name === 'not' && value !== undefined && isSaidTwice(value, said, source)) return true
  }
  const sides = [one, other].map(({ firstChild, lastChild }) => [firstChild, lastChild] as const)
  const isSame = [0, 1].every((at) => {
    const [a, b] = [sides[0]?.[at], sides[1]?.[at]]
    return a != null && b != null && isSaidTwice(a, b, source)
  })
  return isSame && opposites[operatorOf(one, source)] === operatorOf(other, source)
}

/** `==`, `not in`, `and`: what stands between two sides. */
export function operatorOf(node: SyntaxNode, source: PythonSource): string {
  const inner = childrenOf(node).filter(({ name }) => name !== 'Comment')
  return inner
    .slice(1, -1)
    .map((part) => source.textOf(part))
    .join(' ')
}

/** What a comparison of two values comes to, whatever the product answers; null where that is up to the product. */
export function ofComparison(node: SyntaxNode, source: PythonSource): boolean | null {
  const operator = operatorOf(node, source)
  const { firstChild: left, lastChild: right } = node
  if (left === null || right === null || opposites[operator] === undefined) return null
  if (isSaidTwice(left, right, source) && !runs(same(left, source), source))
    return /^(?:==|is|<=|>=)$/.test(operator) || (/^(?:!=|is not|<|>)$/.test(operator) ? false : null)
  if (operator === 'in' || operator === 'not in') {
    const isAmong = holdsAmong(left, right, source)
    return isAmong === null ? null : isAmong === (operator === 'in')
  }
  const compared = comparedIn(node, source)
  const ask = compared === null ? null : askOf(compared, source, namesIn(source))
  if (ask === null) return null
  if (isHopeless(ask)) return false
  const opposite = denied(ask)
  return opposite !== null && isHopeless(opposite) ? true : null
}

/** Whether a list that stands there holds a value: one of its own, or none. */
function holdsAmong(value: SyntaxNode, list: SyntaxNode, source: PythonSource): boolean | null {
  if (!/^(?:Tuple|Array|Set)Expression$/.test(list.name)) return null
  if (holdsAnything(list) === false) return false
  return !runs(value, source) && childrenOf(list).some((part) => isSaidTwice(value, part, source)) ? true : null
}

function bare(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined
  return inner === undefined ? node : bare(inner)
}

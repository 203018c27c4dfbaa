import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf } from '../syntax.ts'
import { type Compared, comparedIn } from './ask-of.ts'

/** What an assertion asks one by one: both sides of `a and b`, and of a list that is written out what is asked of each of its own. */
export function partsIn(asked: SyntaxNode, source: PythonSource): Compared[] {
  return heldIn(asked, source).flatMap((one) => {
    const compared = comparedIn(one, source)
    return compared === null ? [] : eachOf(compared)
  })
}

/** All that must hold for a condition to hold. */
function heldIn(asked: SyntaxNode, source: PythonSource): SyntaxNode[] {
  const [left, sign, right] = childrenOf(asked).filter(({ name }) => name !== 'Comment')
  if (asked.name === 'ParenthesizedExpression') return sign === undefined ? [] : heldIn(sign, source)
  const isBoth = asked.name === 'BinaryExpression' && sign !== undefined && source.textOf(sign) === 'and'
  return isBoth && left && right ? [...heldIn(left, source), ...heldIn(right, source)] : [asked]
}

function eachOf(compared: Compared): Compared[] {
  const [values, wanted] = [elementsOf(compared.actual), elementsOf(compared.wanted)]
  if (compared.relation !== 'is' || values === null || values.length !== wanted?.length) return [compared]
  return values.flatMap((actual, at) => {
    const one = wanted[at]
    return one === undefined ? [] : eachOf({ ...compared, actual, wanted: one })
  })
}

/** Null where it is no list, or holds what is unpacked. */
function elementsOf(node: SyntaxNode): SyntaxNode[] | null {
  if (!/^(?:Array|Tuple)Expression$/.test(node.name)) return null
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
  return parts.some(({ name }) => name.startsWith('*')) ? null : parts
}

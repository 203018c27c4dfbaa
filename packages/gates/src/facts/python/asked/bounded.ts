// What a number is at most, or at least, by another one that is asked for in its name.
import type { SyntaxNode } from '@lezer/common'
import { isSteadyCall } from './steady.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'

type Edge = 'most' | 'least'

/** Whether one number is never above another, as both are bounded by one thing: `min(a, b)` by `max(a, b)`, `a` by itself. */
export function isNeverAbove(one: SyntaxNode, other: SyntaxNode, source: PythonSource): boolean {
  const least = boundsOf(other, 'least', source)
  return boundsOf(one, 'most', source).some((bound) => least.includes(bound))
}

const choosing: Readonly<Record<Edge, string>> = { most: 'min', least: 'max' }

/** What is asked for in the name of a number that is no more, or no less, than it is. */
function boundsOf(node: SyntaxNode, edge: Edge, source: PythonSource): string[] {
  const said = source.textOf(node)
  if (node.name !== 'CallExpression') {
    // `a` is no more than `a + 1`, and no less than `a - 1`.
    const [, summed] = (edge === 'least' ? /^(\S+) ?\+ ?[\d.]+$/ : /^(\S+) ?- ?[\d.]+$/).exec(said) ?? []
    return [said, summed ?? ''].filter((one) => member.test(one))
  }
  const path = dottedName(node.firstChild, source)
  const { values, named } = givenTo(node, source)
  const [first, ...others] = values
  if (first === undefined || named.size > 0) return isSteadyCall(node, source) ? [said] : []
  if (path === choosing[edge])
    return others.length === 0 ? [`*${source.textOf(first)}`] : values.flatMap((one) => boundsOf(one, edge, source))
  if (path !== 'len') return isSteadyCall(node, source) ? [said] : []
  const whole = edge === 'most' ? pickedFrom(first, source) : first
  return whole !== null && member.test(source.textOf(whole)) ? [`len(${source.textOf(whole)})`] : []
}

const member = /^[A-Za-z_]\w*(?:\.\w+|\[(?:\w+|'[^']*'|"[^"]*")\])*$/

/** Of what a set, and a list of some of its own, hold no more: `set(a)`, `[one for one in a if …]`; also what is counted itself. */
function pickedFrom(node: SyntaxNode, source: PythonSource): SyntaxNode | null {
  if (node.name === 'CallExpression')
    return /^(?:frozen)?set$/.test(dottedName(node.firstChild, source))
      ? (givenTo(node, source).values[0] ?? null)
      : null
  if (!node.name.endsWith('ComprehensionExpression')) return node
  const parts = childrenOf(node)
  const loops = parts.flatMap(({ name }, at) => (name === 'in' ? [at] : []))
  const [at = -1] = loops
  return loops.length === 1 ? (parts[at + 1] ?? null) : null
}

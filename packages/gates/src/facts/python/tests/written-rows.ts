import type { SyntaxNode } from '@lezer/common'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, walk } from '../syntax.ts'
import { wordsOf } from './test-shape.ts'

/** How many different elements a list has that is written down, here or as a constant of the file; 1 of any other. */
export function writtenRows(list: SyntaxNode | null, source: PythonSource): number {
  return writtenIn(list, source, 0) ?? 1
}

/** The same; null of a list that is not written down. */
function writtenIn(list: SyntaxNode | null, source: PythonSource, depth: number): number | null {
  if (list === null || depth > 5) return null
  const rowsOf = (node: SyntaxNode | null) => writtenIn(node, source, depth + 1)
  if (list.name === 'VariableName') return rowsOf(knownNames(source).valueOf(list))
  if (list.name === 'ParenthesizedExpression') return rowsOf(childrenOf(list)[1] ?? null)
  if (list.name === 'CallExpression' && dottedName(list.firstChild, source) === 'range') return rangeOf(list, source)
  if (!/^(?:Array|Tuple|Set)Expression$/.test(list.name)) return null
  const parts = childrenOf(list).filter(({ name }) => !/^[[\](),{}*]$|^Comment$/.test(name))
  const [spread, own] = [true, false].map((wanted) => parts.filter((one) => (one.prevSibling?.name === '*') === wanted))
  const different = new Set(own?.map((one) => JSON.stringify(wordsOf(one, source))))
  return (spread ?? []).reduce((sum, one) => sum + (rowsOf(one) ?? 1), different.size)
}

/** `range(3)`, `range(1, 3)`. */
function rangeOf(call: SyntaxNode, source: PythonSource): number | null {
  const numbers = givenTo(call, source).values.map((value) =>
    value.name === 'Number' ? Number(source.textOf(value)) : NaN,
  )
  const [first = NaN, second] = numbers
  const rows = second === undefined ? first : second - first
  return numbers.length > 2 || Number.isNaN(rows) ? null : Math.max(0, rows)
}

/** Rows of all loops over written lists below a node; 1 where there are none. */
export function rowsInside(node: SyntaxNode, source: PythonSource): number {
  let rows = 0
  walk(node, (inner) => {
    if (inner.getChild('for') === null) return
    const list = inner.getChild('in')?.nextSibling ?? null
    rows += writtenIn(list, source, 0) ?? 0
  })
  return Math.max(1, rows)
}

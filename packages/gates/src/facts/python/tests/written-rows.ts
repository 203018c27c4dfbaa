import type { SyntaxNode } from '@lezer/common'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, walk } from '../syntax.ts'

/** How many elements a list has that is written down, here or as a constant of the file; 1 of any other. */
export function writtenRows(list: SyntaxNode | null, source: PythonSource, depth = 0): number {
  if (list === null || depth > 5) return 1
  const rowsOf = (node: SyntaxNode | null) => writtenRows(node, source, depth + 1)
  if (list.name === 'VariableName') return rowsOf(knownNames(source).valueOf(list))
  if (list.name === 'ParenthesizedExpression') return rowsOf(childrenOf(list)[1] ?? null)
  if (list.name === 'CallExpression' && dottedName(list.firstChild, source) === 'range') return rangeOf(list, source)
  if (!/^(?:Array|Tuple|Set)Expression$/.test(list.name)) return 1
  const parts = childrenOf(list).filter(({ name }) => !/^[[\](),{}]$|^Comment$/.test(name))
  return parts.reduce((sum, part) => {
    if (part.name === '*') return sum
    return sum + (part.prevSibling?.name === '*' ? rowsOf(part) : 1)
  }, 0)
}

/** `range(3)`, `range(1, 3)`. */
function rangeOf(call: SyntaxNode, source: PythonSource): number {
  const numbers = givenTo(call, source).values.map((value) =>
    value.name === 'Number' ? Number(source.textOf(value)) : NaN,
  )
  const [first = NaN, second] = numbers
  const rows = second === undefined ? first : second - first
  return numbers.length > 2 || Number.isNaN(rows) ? 1 : Math.max(0, rows)
}

/** Rows of all loops over written lists below a node; 1 where there are none. */
export function rowsInside(node: SyntaxNode, source: PythonSource): number {
  let rows = 0
  walk(node, (inner) => {
    if (inner.getChild('for') === null) return
    const list = inner.getChild('in')?.nextSibling ?? null
    if (list !== null) rows += writtenRows(list, source)
  })
  return Math.max(1, rows)
}

import type { SyntaxNode } from '@lezer/common'
import { type Example, isName, mostValues } from '../written/choice.ts'
import { valuesBelow } from './literals.ts'
import { type PythonSource, childrenOf, walk } from './syntax.ts'

/** Values of each place of a file that may say what a test hands in and asks for; the outermost that are small enough. */
export function examplesOf(source: PythonSource): Example[] {
  const found: Example[] = []
  const visit = (node: SyntaxNode): void => {
    const values = placesIn(node, source).map((parts) => parts.flatMap((part) => valuesBelow(part, source)))
    if (values.length > 0 && values.every(({ length }) => length > 1 && length <= mostValues)) found.push(...values)
    else for (const child of childrenOf(node)) visit(child)
  }
  visit(source.root)
  return found
}

const statements = new Set(['AssertStatement', 'ExpressionStatement', 'CallExpression'])
const rows = new Set(['TupleExpression', 'ArrayExpression', 'DictionaryExpression'])

/** What stands in each place that a part of a source is or holds; none where it must be looked into. */
function placesIn(node: SyntaxNode, source: PythonSource): SyntaxNode[][] {
  if (node.name === 'DictionaryExpression') {
    const entries = entriesOf(node)
    // What is keyed by more than names is a table, not something with members.
    if (entries.some(([key]) => key !== undefined && !isName(source.textOf(key)))) return entries
  }
  // Rows of one: `{…}.items()`, `list({…}.items())`.
  if (node.name === 'CallExpression' && source.textOf(node).includes('}.items()')) return []
  return isPlace(node) ? [[node]] : []
}

/** Keys and values of a dictionary. */
function entriesOf(node: SyntaxNode): SyntaxNode[][] {
  const parts = childrenOf(node).filter(({ name }) => !/^[{}:,]$|^Comment$/.test(name))
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) => parts.slice(2 * at, 2 * at + 2))
}

function isPlace(node: SyntaxNode): boolean {
  if (node.name === 'Body') return node.parent?.name === 'FunctionDefinition' && saysOneThing(node)
  if (node.name === 'ArrayExpression' || node.name === 'TupleExpression') return !isTable(node)
  return rows.has(node.name) || statements.has(node.name)
}

/** A list of rows, or of calls that make some (`pytest.param`), which is no row itself. */
function isTable(list: SyntaxNode): boolean {
  const elements = childrenOf(list).filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
  const isInside = /^(?:Tuple|Array)Expression$/.test(list.parent?.name ?? '')
  return !isInside && elements.every(({ name }) => rows.has(name) || name === 'CallExpression')
}

/** A body that declares some values and does one thing with them. */
function saysOneThing(body: SyntaxNode): boolean {
  let said = 0
  walk(body, ({ name }) => {
    if (name === 'AssertStatement' || name === 'ExpressionStatement') said += 1
  })
  return said === 1
}

import type { SyntaxNode } from '@lezer/common'
import type { Rows } from '../../fixed/torn-rows.ts'
import { importStatements } from '../imports/import-statements.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { comparedBy } from './ask-of.ts'

const plain = /^(?:Number|String|Boolean|None|UnaryExpression)$/

/** The table of a loop over written rows whose body does nothing but ask one imported function for one answer: null of every other. */
export function rowsOf(loop: SyntaxNode, source: PythonSource): Rows | null {
  if (loop.name !== 'ForStatement') return null
  const parts = childrenOf(loop)
  const at = parts.findIndex(({ name }) => name === 'in')
  const list = parts[at + 1]
  const columns = parts
    .slice(1, at)
    .filter(({ name }) => name !== ',')
    .map((one) => source.textOf(one))
  const [statement, ...others] = childrenOf(loop.getChild('Body') ?? loop).filter(
    ({ name }) => !/^[:;]$|^Comment$/.test(name),
  )
  const compared = statement?.name === 'AssertStatement' ? comparedBy(statement, source) : null
  if (list?.name !== 'ArrayExpression' || others.length > 0 || compared?.relation !== 'is') return null
  const wanted = columns.indexOf(source.textOf(compared.wanted))
  const { actual } = compared
  if (actual.name !== 'CallExpression' || !isImported(dottedName(actual.firstChild, source), source)) return null
  const given = givenTo(actual, source).values.map((one) => source.textOf(one))
  const isAll = columns.every((name, column) => column === wanted || given.includes(name))
  const rows = elementsOf(list).map((row) => (/^(?:Tuple|Array)Expression$/.test(row.name) ? elementsOf(row) : []))
  const isWritten = rows.every((row) => row.length === columns.length && row.every(({ name }) => plain.test(name)))
  if (wanted === -1 || !isAll || !isWritten || given.length !== columns.length - 1) return null
  return { rows: rows.map((row) => row.map((one) => source.textOf(one))), wanted }
}

function elementsOf(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
}

function isImported(name: string, source: PythonSource): boolean {
  return importStatements(source).some(({ locals }) => locals.has(name))
}

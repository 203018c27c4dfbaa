import type { SyntaxNode } from '@lezer/common'
import type { Lines } from '../script/statements.ts'
import { importStatements } from './import-statements.ts'
import { type PythonSource, childrenOf, dottedName } from './python-source.ts'

const plain = /^(?:Assign|Update|Expression|Return|Raise|Assert|Delete)Statement$/

/**
 * Where statements stand that do something and hold no others: of each, coverage.py counts a line. Not what the compiler drops
 * (constants, bare types, what follows where its block is left), nor what stands there for type checkers alone.
 */
export function statementsOf(source: PythonSource): Lines[] {
  const found: Lines[] = []
  const typing = new Set(importStatements(source).flatMap(({ locals }) => [...locals.keys()]))
  const visit = (node: SyntaxNode): void => {
    if (node.name === 'IfStatement' && isForCheckers(node, typing, source)) return
    if (plain.test(node.name) && runs(node)) found.push([source.lineAt(node.from), source.lineAt(node.to)])
    let isLeft = false
    for (const child of childrenOf(node)) {
      if (!isLeft) visit(child)
      isLeft ||= /^(?:Return|Raise|Continue|Break)Statement$/.test(child.name)
    }
  }
  visit(source.root)
  return found
}

function runs(node: SyntaxNode): boolean {
  const children = childrenOf(node)
  if (node.name === 'AssignStatement') return children.some(({ name }) => name === 'AssignOp')
  if (node.name !== 'ExpressionStatement') return true
  return !/^(?:String|ContinuedString|Ellipsis|Number|Boolean|None|VariableName)$/.test(children[0]?.name ?? '')
}

/** `if TYPE_CHECKING:` of typing; a name of the file's own says nothing of the kind. */
function isForCheckers(node: SyntaxNode, imported: ReadonlySet<string>, source: PythonSource): boolean {
  const [, condition] = childrenOf(node)
  const name = dottedName(condition ?? null, source)
  return /(?:^|\.)TYPE_CHECKING$/.test(name) && imported.has(name.split('.')[0] ?? '')
}

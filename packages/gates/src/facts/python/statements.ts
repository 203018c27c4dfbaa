import type { Lines } from '../facts.ts'
import type { SyntaxNode } from '@lezer/common'
import { type KnownNames, knownNames } from './names/known-names.ts'
import { type PythonSource, childrenOf } from './syntax.ts'

const plain = /^(?:Assign|Update|Expression|Return|Raise|Assert|Delete)Statement$/

/**
 * Where statements stand that do something and hold no others: of each, coverage.py counts a line. Not what the compiler drops
 * (constants, bare types, what follows where its block is left), nor what stands there for type checkers alone.
 */
export function statementsOf(source: PythonSource): Lines[] {
  const found: Lines[] = []
  const names = knownNames(source)
  const visit = (node: SyntaxNode): void => {
    if (node.name === 'IfStatement' && isForCheckers(node, names)) return
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

/** `if TYPE_CHECKING:` of typing; the same name of another module may well be true. */
export function isForCheckers(node: SyntaxNode, names: KnownNames): boolean {
  const [, condition] = childrenOf(node)
  return /^typing(?:_extensions)?\.TYPE_CHECKING$/.test(names.of(condition))
}

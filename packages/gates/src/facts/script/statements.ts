import type { Lines } from '../facts.ts'
import type { Node } from 'oxc-parser'
import { isInSourceTests } from './tests/in-source-tests.ts'
import { type Source, childrenOf } from './syntax.ts'

/**
 * Where statements stand that do something and hold no others: of each, every tool that measures coverage counts a line at least.
 * Declarations without a value, directives, tests in between and what is only for the compiler are none.
 */
export function statementsOf(source: Source): Lines[] {
  const found: Lines[] = []
  const visit = (node: Node): void => {
    if (('declare' in node && node.declare) || /^TS(?:Interface|TypeAlias|Enum|Module)/.test(node.type)) return
    if (isInSourceTests(node)) return
    if (isPlain(node)) found.push([source.lineAt(node.start), source.lineAt(node.end)])
    for (const child of childrenOf(node)) visit(child)
  }
  visit(source.program)
  return found
}

function isPlain(node: Node): boolean {
  if (node.type === 'ReturnStatement') return node.argument !== null
  if (node.type === 'VariableDeclaration') return node.declarations.some(({ init }) => init !== null)
  if (node.type === 'ExpressionStatement')
    return !('directive' in node && node.directive !== null && node.directive !== undefined)
  return node.type === 'ThrowStatement'
}

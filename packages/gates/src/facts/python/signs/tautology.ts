import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { assertionsBelow } from '../assertions/assertions.ts'
import { childrenOf } from '../syntax.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Assertions that hold whatever the product does. In a function inside of a test one says that it was called. */
export const tautologies: SignFinder = (source) => {
  const found: Sign[] = []
  const visit = (node: SyntaxNode, depth: number): void => {
    const isFunction = node.name === 'FunctionDefinition'
    if (node.name === 'AssertStatement' || node.name === 'CallExpression') {
      const [own] = assertionsBelow(node, source)
      if (own?.isTautology === true && own.node.from === node.from && depth < 2)
        found.push(signAt(source, 'tautology', node))
    }
    for (const child of childrenOf(node)) visit(child, depth + (isFunction ? 1 : 0))
  }
  visit(source.root, 0)
  return found
}

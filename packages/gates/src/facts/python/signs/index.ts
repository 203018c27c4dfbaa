import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { assertionsBelow } from '../assertions/assertions.ts'
import { decidingHooks } from './deciding.ts'
import { hiddenCode } from './hidden-code.ts'
import { mocksOf } from './mocks.ts'
import { patches } from './patches.ts'
import { pragmas } from './pragmas.ts'
import { type PythonSource, childrenOf } from '../syntax.ts'
import { signAt } from './source-sign.ts'
import { sniffing } from './sniffing.ts'
import { surroundings } from './surroundings.ts'
import { swallowed } from './swallowed.ts'

const finders: readonly ((source: PythonSource) => Sign[])[] = [
  tautologies,
  swallowed,
  pragmas,
  mocksOf,
  sniffing,
  surroundings,
  patches,
  decidingHooks,
  hiddenCode,
]

/** Everything in a Python source that lets tests say less, or lets the product look who is asking. */
export function signsOf(source: PythonSource): Sign[] {
  return finders.flatMap((find) => find(source)).toSorted((a, b) => a.line - b.line)
}

/** Assertions that hold whatever the product does. In a function inside of a test one says that it was called. */
function tautologies(source: PythonSource): Sign[] {
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

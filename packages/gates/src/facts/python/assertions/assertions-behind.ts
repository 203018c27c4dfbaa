import type { SyntaxNode } from '@lezer/common'
import type { PythonSource } from '../syntax.ts'
import { assertionsBelow } from './assertions.ts'
import { unreached } from './unreached.ts'

/** How many assertions a test never comes to: behind where it ends, in a function that nothing names again. */
export function assertionsBehind(test: SyntaxNode, source: PythonSource): number {
  return unreached(test, source).reduce((sum, part) => sum + assertionsBelow(part, source).length, 0)
}

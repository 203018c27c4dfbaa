import type { SyntaxNode } from '@lezer/common'
import type { Assertions } from '../../facts.ts'
import { assertionsIn } from './assertions.ts'
import { importStatements } from '../imports/import-statements.ts'
import type { PythonSource } from '../syntax.ts'
import { isTestPath } from '../imports/resolve-module.ts'
import { namesIn, scopeOf } from '../tests/test-scope.ts'

const runners = /^(?:pytest|unittest|hamcrest|assertpy)(?:\.|$)/

/**
 * What tests of other files assert when they use a name of this one: assertions of its declaration, and of those that it uses.
 * Only a file of tests, or one that knows a runner, lends any: what the product asserts about itself is no test.
 */
export function lendsOf(source: PythonSource): [string, Assertions][] {
  const isHelper = isTestPath(source.path) || importStatements(source).some(({ module }) => runners.test(module))
  if (!isHelper) return []
  const { declared } = scopeOf(source)
  return [...declared].flatMap(([name, declaration]): [string, Assertions][] => {
    const said = new Set<SyntaxNode>([declaration])
    for (const node of said) {
      for (const used of namesIn([node], source)) {
        const other = declared.get(used)
        if (other !== undefined) said.add(other)
      }
    }
    const assertions = assertionsIn([...said], source)
    return assertions.count === 0 || name.startsWith('test') ? [] : [[name, assertions]]
  })
}

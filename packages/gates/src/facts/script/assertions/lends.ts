import type { Assertions } from '../../facts.ts'
import { assertionsIn } from './assertions.ts'
import { assertingNames } from './asserts.ts'
import type { Source } from '../syntax.ts'
import { contextOf, declaredIn } from '../tests/test-scope.ts'

const runners = /^(?:vitest|@jest\/globals|@playwright\/test|node:test)$/

/**
 * What tests of other files assert when they use an exported name of this one: assertions of its declaration, and of those
 * that it uses. Only a file that knows a runner or a library of assertions lends any: what the product asserts about itself
 * is no test.
 */
export function lendsOf(source: Source): ReadonlyMap<string, Assertions> {
  const { module, program } = source
  const isHelper = module.staticImports.some(({ moduleRequest }) => runners.test(moduleRequest.value))
  if (!isHelper && assertingNames(source).size === 0) return new Map()
  const scope = { around: [], declared: declaredIn(program.body) }
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  const lent = entries.flatMap(({ localName, exportName }): [string, Assertions][] => {
    const declaration = scope.declared.get(localName.name ?? '')
    if (declaration === undefined || exportName.name == null) return []
    const context = contextOf([declaration], scope).filter((node) => node !== declaration)
    const assertions = assertionsIn([declaration, ...context])
    return assertions.count === 0 ? [] : [[exportName.name, assertions]]
  })
  return new Map(lent)
}

import type { CallExpression, Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { type Source, childrenOf } from '../syntax.ts'
import { type TestCall, testCallOf, testNames } from './test-calls.ts'

/**
 * How many tests a runner must collect from a source, at least: those whose declaration runs exactly once, at the top or
 * directly in a suite that is not skipped (node:test tells none of its tests). What depends on what runs counts as none: tables, loops,
 * conditions, helper functions; null where the source cannot be read.
 */
export function declaredCount(source: Source): number | null {
  if (source.problem !== null) return null
  const names = testNames(source)
  let count = 0
  const visit = (node: Node, once: boolean): void => {
    const call = node.type === 'CallExpression' ? testCallOf(node, names) : null
    if (node.type === 'CallExpression' && call) {
      const isSure = once && !isTable(call)
      if (call.kind === 'test') count += isSure && !isCondition(call, node) ? 1 : 0
      else if (isSure && !maySkip(call, node)) for (const argument of node.arguments) visitSuite(argument)
      return
    }
    const still = once && !repeats.test(node.type)
    for (const child of childrenOf(node)) visit(child, still)
  }
  const visitSuite = (argument: Node): void => {
    if (isCallback(argument) && argument.body) visit(argument.body, true)
  }
  visit(source.program, true)
  return count
}

/** `test.skip(condition, 'why')` of Playwright is about the tests around it: it has no title, and no body at its end. */
function isCondition({ members }: TestCall, { arguments: given }: CallExpression): boolean {
  const [first] = given
  const last = given.length > 1 ? given.at(-1) : undefined
  const isTitled = first?.type === 'TemplateLiteral' || (first?.type === 'Literal' && typeof first.value === 'string')
  return members.some((member) => conditional.has(member)) && !isTitled && (last === undefined || !isCallback(last))
}

/** `describe.skip(…)`, `describe('…', { skip: … }, …)`. */
function maySkip({ members }: TestCall, { arguments: given }: CallExpression): boolean {
  const options = given.flatMap((one) => (one.type === 'ObjectExpression' ? one.properties : []))
  const named = options.flatMap((one) =>
    one.type === 'Property' && one.key.type === 'Identifier'
      ? [one.key.name]
      : one.type === 'SpreadElement'
        ? ['skip']
        : [],
  )
  return [...members, ...named].some((name) => skipping.has(name))
}

const skipping = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fixme'])

const conditional = new Set(['skip', 'fixme', 'fail'])

/** Whether rows say how often a declaration is made. */
export function isTable({ members }: TestCall): boolean {
  return members.some((member) => tables.has(member))
}

const tables = new Set(['each', 'for', 'prop'])
/** Syntax below which code may run never or more than once. */
export const repeats = /Function|^If|^For|^While|^DoWhile|^Switch|^Conditional|^Logical|^Try|^Catch|^Class|^Labeled/

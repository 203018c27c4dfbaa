import type { CallExpression, Node } from 'oxc-parser'
import { type Source, childrenOf } from '../syntax.ts'
import { type TestCall, testCallOf, testNames } from './test-calls.ts'

/**
 * How many tests a runner must collect from a source, at least: those whose declaration runs exactly once, at the top or
 * directly in a suite. Null when some depend on what runs: tables, loops, conditions, helper functions.
 */
export function declaredCount(source: Source): number | null {
  if (source.problem !== null) return null
  const names = testNames(source)
  let count = 0
  let certain = true
  const visit = (node: Node, once: boolean): void => {
    const call = node.type === 'CallExpression' ? testCallOf(node, names) : null
    if (node.type === 'CallExpression' && call) {
      if (!once || isTable(call)) certain = false
      if (call.kind === 'test') count += isCondition(call, node) ? 0 : 1
      else for (const argument of node.arguments) visitSuite(argument, once)
      return
    }
    const still = once && !repeats.test(node.type)
    for (const child of childrenOf(node)) visit(child, still)
  }
  const visitSuite = (argument: Node, once: boolean): void => {
    if (isCallback(argument) && argument.body) visit(argument.body, once)
  }
  visit(source.program, true)
  return certain ? count : null
}

/** `test.skip(condition, 'why')` of Playwright is about the tests around it: it has no title, and no body at its end. */
function isCondition({ members }: TestCall, { arguments: given }: CallExpression): boolean {
  const [first] = given
  const last = given.length > 1 ? given.at(-1) : undefined
  const isTitled = first?.type === 'TemplateLiteral' || (first?.type === 'Literal' && typeof first.value === 'string')
  return members.some((member) => conditional.has(member)) && !isTitled && (last === undefined || !isCallback(last))
}

export function isCallback(node: Node | undefined): node is Callback {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'
}

type Callback = Extract<Node, { type: 'ArrowFunctionExpression' | 'FunctionExpression' }>

const conditional = new Set(['skip', 'fixme', 'fail'])

/** Whether rows say how often a declaration is made. */
export function isTable({ members }: TestCall): boolean {
  return members.some((member) => tables.has(member))
}

const tables = new Set(['each', 'for', 'prop'])
/** Syntax below which code may run never or more than once. */
export const repeats = /Function|^If|^For|^While|^DoWhile|^Switch|^Conditional|^Logical|^Try|^Catch|^Class|^Labeled/

import type { Node } from 'oxc-parser'
import { type Source, childrenOf, holds } from '../syntax.ts'
import { rootOf } from '../assertions/asserts.ts'
import { pathOf } from '../signs/member-path.ts'
import { boundNames } from './declarations.ts'

interface Known {
  source: Source
  /** Imported names of what asserts nothing for tests. */
  silent: ReadonlySet<string>
}

/** How many assertions a test says that it makes, and by what: `expect.assertions(2)`, `t.plan(2)`. */
interface Plan {
  statement: Node
  count: number
  /** `expect`, or the name of the test's own context. */
  by: string
}

/**
 * The statement by which a test says that it makes more assertions than it can: `expect.assertions(2)` where one follows. Only where nobody
 * else makes any: neither a function, a loop or a hook of the file, nor what it calls of others.
 */
export function overPlanned(statements: readonly Node[], { source, silent }: Known): Node | null {
  const plans = statements.flatMap((statement) => plannedBy(statement) ?? [])
  // Of other runners each method of the context counts.
  const isCounted = (by: string) => by === 'expect' || /['"](?:node:)?test['"]/.test(source.text)
  const [plan] = plans
  if (plan === undefined || plans.length > 1 || !isCounted(plan.by)) return null
  const others = statements.filter((statement) => statement !== plan.statement)
  const isMade = (node: Node) => isMadeBy(plan.by, node)
  if (others.some((statement) => holds(statement, (node) => repeats.test(node.type) && holds(node, isMade))))
    return null
  const declared = others.flatMap((one) => (one.type === 'VariableDeclaration' ? one.declarations : []))
  const known = new Set([...silent, ...declared.flatMap(({ id }) => boundNames(id))])
  const isElsewhere =
    plan.by === 'expect'
      ? hooks.test(source.text) ||
        others.some((one) => !isAssertion(one) && holds(one, (node) => mayAssert(node, known)))
      : others.some((one) => holds(one, (node) => handsOn(plan.by, node)))
  const made = others.reduce((sum, one) => sum + countIn(one, isMade), 0)
  // Of `expect` others may be made by a name that it bears elsewhere.
  const isTold = made > 0 || plan.by !== 'expect'
  return !isElsewhere && isTold && plan.count > made ? plan.statement : null
}

const hooks = /\b(?:before|after|around|on)(?:Each|All|Test\w+)\s*\(/
const repeats = /Function|^(?:For|While|DoWhile)/

function plannedBy(statement: Node): Plan | null {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return null
  const { callee, arguments: given } = statement.expression
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null
  const by = callee.object.name
  const name = callee.property.type === 'Identifier' ? callee.property.name : ''
  const [said] = given
  const isPlan = by === 'expect' ? name === 'assertions' : name === 'plan'
  return isPlan && said?.type === 'Literal' && typeof said.value === 'number'
    ? { statement, count: said.value, by }
    : null
}

/** `expect(a)`, which its matcher ends; `t.assert.equal(a, b)` and `t.test('b', …)`. */
function isMadeBy(by: string, node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  if (by === 'expect') return callee.type === 'Identifier' && callee.name === by
  const path = pathOf(callee)
  return path === `${by}.test` || path.startsWith(`${by}.assert.`)
}

/** One call of `expect`, with what it is handed. */
function isAssertion(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const { expression } = statement
  return rootOf(expression.type === 'AwaitExpression' ? expression.argument : expression) === 'expect'
}

function countIn(node: Node, isMade: (node: Node) => boolean): number {
  return (isMade(node) ? 1 : 0) + childrenOf(node).reduce((sum, child) => sum + countIn(child, isMade), 0)
}

/** A call of what may assert: of a function that nobody knows; what is handed `expect` itself. */
function mayAssert(node: Node, known: ReadonlySet<string>): boolean {
  if (/^(?:TaggedTemplate|Import|Yield)/.test(node.type)) return true
  if (node.type !== 'CallExpression') return false
  const root = rootOf(node)
  return (
    (root !== 'expect' && !known.has(root)) ||
    node.arguments.some((one) => one.type === 'Identifier' && one.name === 'expect')
  )
}

/** Somebody is handed the test's context, and may assert by it. */
function handsOn(by: string, node: Node): boolean {
  const held = node.type === 'MemberExpression' ? [] : childrenOf(node)
  return held.some((child) => child.type === 'Identifier' && child.name === by)
}

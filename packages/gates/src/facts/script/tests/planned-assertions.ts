import type { Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { type Source, holds } from '../syntax.ts'
import { rootOf } from '../assertions/asserts.ts'

/**
 * The statement by which a test says that it makes more assertions than it can: `expect.assertions(2)` where one follows. Only of
 * tests that call nothing but in what they assert: whatever else is called, hooks included, may assert, too.
 */
export function overPlanned(statements: readonly Node[], { text }: Source): Node | null {
  const plans = statements.filter((statement) => plannedBy(statement) !== null)
  const others = statements.filter((statement) => !plans.includes(statement))
  const [plan] = plans
  const isPlain = others.every((statement) => isAssertion(statement) || !holds(statement, mayAssert))
  if (plan === undefined || plans.length > 1 || !isPlain || hooks.test(text)) return null
  const made = others.filter(isAssertion).length
  return made > 0 && (plannedBy(plan) ?? 0) > made ? plan : null
}

const hooks = /\b(?:before|after|around|on)(?:Each|All|Test\w+)\s*\(/

/** How many assertions `expect.assertions(2)` says. */
function plannedBy(statement: Node): number | null {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return null
  const { callee, arguments: given } = statement.expression
  const isPlan =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'expect' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'assertions'
  const [said] = given
  return isPlan && said?.type === 'Literal' && typeof said.value === 'number' ? said.value : null
}

/** One call of `expect`, in which no function could make others. */
function isAssertion(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const { expression } = statement
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression
  return call.type === 'CallExpression' && rootOf(call) === 'expect' && !holds(call, isCallback)
}

function mayAssert({ type }: Node): boolean {
  return /^(?:Call|TaggedTemplate|Import|Yield)|Function/.test(type)
}

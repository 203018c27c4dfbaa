import type { CallExpression, Node } from 'oxc-parser'
import { type Source, childrenOf } from '../syntax.ts'
import { type TestNames, testCallOf } from './test-calls.ts'

/**
 * Calls of tests and suites in which a runner is told by a call to try again what failed, and the program itself where that is told
 * of all: `jest.retryTimes(3)`, `this.retries(3)` of Mocha, `test.describe.configure({ retries: 3 })` of Playwright.
 */
export function triedAgain({ program, text }: Source, names: TestNames): ReadonlySet<Node> {
  const found = new Set<Node>()
  const look = (node: Node, around: Node): void => {
    const isCall = node.type === 'CallExpression'
    if (isCall && saysSo(node)) found.add(around)
    const within = isCall && testCallOf(node, names) !== null ? node : around
    for (const child of childrenOf(node)) look(child, within)
  }
  if (/\bretr(?:y|ies|yTimes)\b/.test(text)) look(program, program)
  return found
}

function saysSo({ callee, arguments: [first] }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || first === undefined) return false
  const { object, property } = callee
  if (property.name === 'retries') return object.type === 'ThisExpression' && mayBeMore(first)
  if (property.name === 'retryTimes') return object.type === 'Identifier' && object.name === 'jest' && mayBeMore(first)
  const isOfRunner =
    property.name === 'setConfig'
      ? object.type === 'Identifier' && object.name === 'vi'
      : property.name === 'configure' && /^(?:describe|test|it)$/.test(lastName(object))
  return isOfRunner && first.type === 'ObjectExpression' && first.properties.some(isRetry)
}

function isRetry(option: Node): boolean {
  if (option.type !== 'Property' || option.key.type !== 'Identifier') return false
  return /^retr(?:y|ies)$/.test(option.key.name) && mayBeMore(option.value)
}

/** Whether a count that is told need not be none. */
function mayBeMore(count: Node): boolean {
  return count.type !== 'Literal' || Boolean(count.value)
}

function lastName(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : ''
}

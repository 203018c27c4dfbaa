import type { Node } from 'oxc-parser'
import { childrenOf } from '../../syntax.ts'
import { keyOf, pathOf } from '../member-path.ts'
import { runner } from './runner.ts'
import { isSearch, type MethodCall, type Sniff } from './sniff.ts'

/** Who calls: what a stack of calls holds, and how deep it is. */
export const stacks: Sniff = (node, { seesStacks }) => {
  // `new Error().stack.length`: a stack is deeper where a runner calls.
  if (node.type === 'MemberExpression') return keyOf(node.property) === 'length' && holdsStack(node.object)
  if (!isSearch(node)) return false
  // `new Error().stack.includes('vitest')`, `/test/.test(error.stack)`
  return [node.callee.object, ...node.arguments].some(holdsStack) || (seesStacks && searchesTests(node))
}

/** `error.stack`, `const { stack } = error`, `Error.captureStackTrace`, `getCallSites()`. */
export function isStack(node: Node): boolean {
  if (node.type === 'CallExpression') return asksCallers(node)
  if (node.type === 'MemberExpression') return /^(?:stack|captureStackTrace)$/.test(keyOf(node.property))
  return node.type === 'Property' && keyOf(node.key) === 'stack' && node.value.type === 'Identifier'
}

/** `util.getCallSites()`. */
function asksCallers({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  return /(?:^|\.)getCallSites?$/.test(pathOf(callee))
}

/** `where.includes('.test.')`, `/\btest\b/.test(where)`, in a file that looks at stacks. */
function searchesTests({ callee, arguments: given }: MethodCall): boolean {
  return [callee.object, ...given].some((node) => {
    if (node.type !== 'Literal') return false
    const text = 'regex' in node && node.regex ? node.regex.pattern : typeof node.value === 'string' ? node.value : ''
    return runner.test(text) || /^\W*(?:__)?(?:tests?|spec)(?:__)?\W*$/.test(text)
  })
}

function holdsStack(node: Node): boolean {
  if (node.type === 'CallExpression' && asksCallers(node)) return true
  if (node.type === 'MemberExpression' && keyOf(node.property) === 'stack') return true
  if (/Function/.test(node.type)) return false
  return childrenOf(node).some((child) => holdsStack(child))
}

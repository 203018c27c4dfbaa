import type { Node } from 'oxc-parser'
import { childrenOf } from '../../syntax.ts'
import { keyOf } from '../member-path.ts'
import { isSearch, type Sniff } from './sniff.ts'

/** The mode `test`. */
export const mode: Sniff = (node) => {
  if (node.type === 'MemberExpression') return looksIntoMode(node)
  if (node.type === 'BinaryExpression')
    return (isTestMode(node.left) && asksMode(node.right)) || (isTestMode(node.right) && asksMode(node.left))
  if (node.type === 'SwitchStatement')
    return asksMode(node.discriminant) && node.cases.some(({ test }) => test !== null && isTestMode(test))
  if (!isSearch(node) || node.callee.object.type !== 'ArrayExpression') return false
  // `['test', 'ci'].includes(process.env.NODE_ENV)`
  const { elements } = node.callee.object
  return elements.some((one) => one !== null && isTestMode(one)) && node.arguments.some((one) => asksMode(one))
}

/** `NODE_ENV.length`, `NODE_ENV.startsWith('t')`: what asks for parts of a mode hides which one it asks for. */
function looksIntoMode({ object, property }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return object.type === 'MemberExpression' && keyOf(object.property) === 'NODE_ENV' && ofTexts.test(keyOf(property))
}

const ofTexts = /^(?:length|startsWith|endsWith|charAt|charCodeAt|codePointAt|at|slice|substring|substr|\d+)$/

function isTestMode(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && /^(?:test|testing)$/.test(node.value)
}

function asksMode(node: Node): boolean {
  if (/^(?:NODE_ENV|APP_ENV|npm_lifecycle_event|MODE)$/.test(keyOf(node))) return true
  return childrenOf(node).some((child) => asksMode(child))
}

import type { Node } from 'oxc-parser'
import { type FunctionNode, isCallback } from '../functions.ts'
import { childrenOf, walk } from '../syntax.ts'
import { pathOf } from './member-path.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Classes that say of any value that it is one of theirs: `static [Symbol.hasInstance]() { return true }`. */
export const instances: SignFinder = (source) => {
  const found: Node[] = []
  walk(source.program, (node) => {
    const decides = decidingFunction(node)
    if (decides !== null && !looksAtValue(decides)) found.push(node)
  })
  return found.map((node) => signAt(source, 'patching', node))
}

/** The function under `Symbol.hasInstance`, of a class, an object or `Object.defineProperty`. */
function decidingFunction(node: Node): FunctionNode | null {
  if (node.type === 'MethodDefinition' || node.type === 'Property' || node.type === 'PropertyDefinition')
    return pathOf(node.key) === decider && node.value !== null && isCallback(node.value) ? node.value : null
  if (node.type !== 'CallExpression' || !/^(?:Object|Reflect)\.defineProperty$/.test(pathOf(node.callee))) return null
  const [, key, descriptor] = node.arguments
  if (key === undefined || pathOf(key) !== decider || descriptor?.type !== 'ObjectExpression') return null
  const [value] = descriptor.properties.flatMap((one) =>
    one.type === 'Property' && pathOf(one.key) === 'value' && isCallback(one.value) ? [one.value] : [],
  )
  return value ?? null
}

const decider = 'Symbol.hasInstance'

/** Whether it asks more of the value than whether there is one: a member, a class, what a function says of it. */
function looksAtValue({ params: [param], body }: FunctionNode): boolean {
  if (param === undefined || body === null) return false
  if (param.type !== 'Identifier') return true
  const isValue = (node: Node): boolean => node.type === 'Identifier' && node.name === param.name
  const looks = (node: Node): boolean => {
    if (node.type === 'MemberExpression' && isValue(node.object)) return true
    if (node.type === 'BinaryExpression' && /^(?:in|instanceof)$/.test(node.operator))
      return isValue(node.left) || isValue(node.right)
    if (node.type === 'CallExpression' && pathOf(node.callee) !== 'Boolean' && node.arguments.some(isValue)) return true
    return childrenOf(node).some((child) => looks(child))
  }
  return looks(body)
}

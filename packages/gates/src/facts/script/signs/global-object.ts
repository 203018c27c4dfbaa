import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { bare, keyOf, pathOf } from './member-path.ts'

const known = /^(?:globalThis|global|window)$/

/** Names that a source gives to the object that holds what everybody knows: `const root = typeof self === 'object' ? self : globalThis`. */
export function globalNames(program: Node): ReadonlySet<string> {
  const names = new Set<string>()
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.init !== null && isGlobal(node.init, names))
      names.add(pathOf(node.id))
    if (node.type === 'AssignmentExpression' && isGlobal(node.right, names)) names.add(pathOf(node.left))
  })
  names.delete('')
  return names
}

/** `Function('return this')`, also with `new`: what it makes answers the global object and runs nothing else. */
export function makesGlobal({ callee, arguments: [text, ...others] }: CallExpression | NewExpression): boolean {
  if (pathOf(callee) !== 'Function' || others.length > 0) return false
  return text?.type === 'Literal' && /^return this;?$/.test(String(text.value))
}

function isMadeGlobal(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const made = bare(node.callee)
  return (made.type === 'CallExpression' || made.type === 'NewExpression') && makesGlobal(made)
}

/** Whether this is, or may be, the global object. */
function isGlobal(node: Node, names: ReadonlySet<string>): boolean {
  const value = bare(node)
  if (value.type === 'ConditionalExpression')
    return isGlobal(value.consequent, names) || isGlobal(value.alternate, names)
  if (value.type === 'LogicalExpression')
    return isGlobal(value.right, names) || (value.operator !== '&&' && isGlobal(value.left, names))
  return pathWithin(value, names) === 'globalThis'
}

/** The path of members without the global object in front, by whatever name it is reached; `globalThis` for itself. */
export function pathWithin(node: Node, names: ReadonlySet<string>): string {
  const value = bare(node)
  if (value.type === 'ConditionalExpression' || value.type === 'LogicalExpression')
    return isGlobal(value, names) ? 'globalThis' : ''
  if (isMadeGlobal(value)) return 'globalThis'
  const path = value.type === 'MemberExpression' ? memberPath(value, names) : pathOf(value)
  return known.test(path) || names.has(path) ? 'globalThis' : path
}

function memberPath({ object, property }: Member, names: ReadonlySet<string>): string {
  const before = pathWithin(object, names)
  if (before === 'globalThis') return keyOf(property)
  return before === '' ? '' : `${before}.${keyOf(property)}`
}

type Member = Extract<Node, { type: 'MemberExpression' }>

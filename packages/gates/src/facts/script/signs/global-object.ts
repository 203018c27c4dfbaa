import type { Node } from 'oxc-parser'
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
  const path = value.type === 'MemberExpression' ? memberPath(value, names) : pathOf(value)
  return known.test(path) || names.has(path) ? 'globalThis' : path
}

function memberPath({ object, property }: Member, names: ReadonlySet<string>): string {
  const before = pathWithin(object, names)
  if (before === 'globalThis') return keyOf(property)
  return before === '' ? '' : `${before}.${keyOf(property)}`
}

type Member = Extract<Node, { type: 'MemberExpression' }>

import type { Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { walk } from '../syntax.ts'

/**
 * Names that a source takes from modules which it loads by a call (`import('…')`, `require('…')`), by that call: of a
 * pattern (`const { a } = await import('…')`), of members (`(await import('…')).a`), of a variable's members. `*` stands
 * first where the module as a whole has a name, so that more may be taken from it than can be told.
 */
export function loadedNames(program: Node): ReadonlyMap<Node, string[]> {
  const members = memberNames(program)
  const found = new Map<Node, string[]>()
  const take = (value: Node | null | undefined, names: (call: Node) => string[]): void => {
    const call = loadIn(value)
    if (call !== null) found.set(call, [...(found.get(call) ?? []), ...names(call)])
  }
  const namesBy = (pattern: Node): string[] =>
    pattern.type === 'Identifier' ? ['*', ...(members.get(pattern.name) ?? [])] : keysOf(pattern)
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator') take(node.init, () => namesBy(node.id))
    if (node.type === 'AssignmentExpression') take(node.right, () => namesBy(node.left))
    if (node.type !== 'MemberExpression') return
    const name = propertyOf(node)
    if (name !== 'then') take(node.object, () => (name === null ? ['*'] : [name]))
  })
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
    if (propertyOf(node.callee) !== 'then') return
    const [given] = node.arguments
    if (!isCallback(given)) return
    const [parameter] = given.params
    take(node.callee.object, () => (parameter === undefined ? [] : namesBy(parameter)))
  })
  return found
}

/** Members that are read of each name: `cart.total` and `const { total } = cart` give `cart` → `total`. */
export function memberNames(program: Node): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  const add = (name: string, keys: readonly string[]): void => {
    found.set(name, [...new Set([...(found.get(name) ?? []), ...keys])])
  }
  walk(program, (node) => {
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
      const key = propertyOf(node)
      if (key !== null) add(node.object.name, [key])
    }
    if (node.type === 'VariableDeclarator' && node.init?.type === 'Identifier') add(node.init.name, keysOf(node.id))
  })
  return found
}

/** The call that loads a module, below `await` and parentheses. */
function loadIn(value: Node | null | undefined): Node | null {
  if (value == null) return null
  if (value.type === 'AwaitExpression') return loadIn(value.argument)
  if (value.type === 'ParenthesizedExpression' || value.type === 'TSAsExpression') return loadIn(value.expression)
  if (value.type === 'ImportExpression') return value
  const isRequire =
    value.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'require'
  return isRequire ? value : null
}

function keysOf(pattern: Node): string[] {
  if (pattern.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.computed) return ['*']
    if (property.key.type === 'Identifier') return [property.key.name]
    return property.key.type === 'Literal' ? [String(property.key.value)] : []
  })
}

function propertyOf(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null
  return node.property.type === 'Literal' ? String(node.property.value) : null
}

import type { Node, ObjectExpression } from 'oxc-parser'
import { pathOf } from '../signs/member-path.ts'
import { childrenOf } from '../syntax.ts'

/**
 * Members of objects that a source writes down and never hands on: `expected.price` of `const expected = { price: 3 }`, where `expected`
 * stands nowhere but before a point. Whoever is given such a member is given a value that nobody can change.
 */
export function plainMembers(program: Node): Set<string> {
  const tables = new Map<string, readonly string[]>()
  const handed = new Set<string>()
  const visit = (node: Node, parent: Node | null): void => {
    if (node.type === 'VariableDeclaration')
      for (const { id, init } of node.declarations) {
        if (id.type !== 'Identifier') continue
        if (tables.has(id.name) || node.kind !== 'const' || init?.type !== 'ObjectExpression') handed.add(id.name)
        else tables.set(id.name, plainKeys(init))
      }
    if (node.type === 'Identifier' && parent !== null && !isRead(node, parent)) handed.add(node.name)
    // A method may change what it belongs to.
    if (node.type === 'CallExpression') handed.add(pathOf(node.callee).split('.')[0] ?? '')
    if (node.type === 'AssignmentExpression') handed.add(pathOf(node.left).split('.')[0] ?? '')
    if (node.type === 'UpdateExpression') handed.add(pathOf(node.argument).split('.')[0] ?? '')
    for (const child of childrenOf(node)) visit(child, node)
  }
  visit(program, null)
  return new Set([...tables].flatMap(([name, keys]) => (handed.has(name) ? [] : keys.map((key) => `${name}.${key}`))))
}

/** None of what may hold an answer, too. */
function plainKeys({ properties }: ObjectExpression): string[] {
  const isWritten = properties.every(
    (one) => one.type === 'Property' && /^(?:Literal|ArrayExpression|ObjectExpression)$/.test(one.value.type),
  )
  if (!isWritten) return []
  return properties.flatMap((one) => {
    if (one.type !== 'Property' || one.computed || one.key.type !== 'Identifier') return []
    return one.value.type === 'Literal' && !('regex' in one.value) ? [one.key.name] : []
  })
}

/** Where a name is declared, stands before a point, or is but a label. */
function isRead(node: Node, parent: Node): boolean {
  if (parent.type === 'VariableDeclarator') return parent.id === node
  if (parent.type === 'MemberExpression') return !parent.computed || parent.object === node
  return parent.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand
}

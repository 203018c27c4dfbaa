import type { Node } from 'oxc-parser'
import { childrenOf } from '../syntax.ts'
import { boundNames, declarations } from './declarations.ts'

/**
 * Names that a node takes from what stands around it: no members and keys, and none that a function, a block, a loop or a catch
 * in it declares. `var` counts where it stands, so a name may be told too often, but never too seldom. Nodes of `aside` are not
 * looked at.
 */
export function freeIdentifiers(node: Node, use: (name: string) => void, aside?: ReadonlySet<Node>): void {
  visit(node, new Set())

  function visit(inner: Node, bound: ReadonlySet<string>): void {
    if (aside?.has(inner) === true) return
    if (inner.type === 'Identifier' && !bound.has(inner.name)) use(inner.name)
    const own = declaredBy(inner)
    const within = own.length === 0 ? bound : new Set([...bound, ...own])
    for (const child of childrenOf(inner)) if (!isLabel(child, inner)) visit(child, within)
  }
}

/** What stands for nothing but itself: `b` of `a.b` and of `{ b: 1 }`. */
export function isLabel(child: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return child === parent.property && !parent.computed
  return 'key' in parent && child === parent.key && 'computed' in parent && !parent.computed && !isShorthand(parent)
}

function isShorthand(node: Node): boolean {
  return node.type === 'Property' && node.shorthand
}

function declaredBy(node: Node): string[] {
  if (node.type === 'BlockStatement') return namesOf(node.body)
  if (node.type === 'CatchClause') return node.param === null ? [] : boundNames(node.param)
  if (node.type === 'ForStatement') return node.init === null ? [] : namesOf([node.init])
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return namesOf([node.left])
  if (node.type === 'ArrowFunctionExpression') return node.params.flatMap((one) => boundNames(one))
  if (node.type !== 'FunctionExpression' && node.type !== 'FunctionDeclaration') return []
  return [...(node.id === null ? [] : [node.id.name]), ...node.params.flatMap((one) => boundNames(one))]
}

function namesOf(statements: readonly Node[]): string[] {
  return statements.flatMap((statement) => declarations(statement).map(([name]) => name))
}

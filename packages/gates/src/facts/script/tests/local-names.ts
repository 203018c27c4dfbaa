import type { Node } from 'oxc-parser'
import { childrenOf, holds, walk } from '../syntax.ts'
import { boundNames, declarations } from './declarations.ts'
import { freeIdentifiers, isLabel } from './free-identifiers.ts'

/**
 * Each name of a node that is the node's own affair, with the place of its first occurrence: what declares it stands in the node,
 * and nothing of that name outside of it is meant anywhere in it. Other names say the same. Names of functions and classes are not
 * among them, for these tell them to whoever they are handed to.
 */
export function localNames(node: Node): ReadonlyMap<Node, number> {
  const names = ownNames(node)
  const places = new Map<string, number>()
  const found = new Map<Node, number>()
  const visit = (inner: Node): void => {
    for (const child of childrenOf(inner)) {
      if (child.type === 'Identifier' && names.has(child.name) && !isKey(child, inner)) {
        const place = places.get(child.name) ?? places.size
        places.set(child.name, place)
        found.set(child, place)
      }
      visit(child)
    }
  }
  if (names.size > 0) visit(node)
  return found
}

function isKey(child: Node, parent: Node): boolean {
  return isLabel(child, parent) || (parent.type === 'Property' && child === parent.key && !parent.computed)
}

function ownNames(node: Node): Set<string> {
  const names = new Set<string>()
  // A text that is run as code says names, too.
  if (holds(node, (inner) => inner.type === 'WithStatement' || (inner.type === 'Identifier' && inner.name === 'eval')))
    return names
  const told = new Set<string>()
  walk(node, (inner) => {
    for (const [name] of declarations(inner)) names.add(name)
    if (inner.type === 'CatchClause' && inner.param !== null)
      for (const name of boundNames(inner.param)) names.add(name)
    if ('params' in inner && Array.isArray(inner.params))
      for (const one of inner.params) for (const name of boundNames(one)) names.add(name)
    if (inner.type === 'JSXIdentifier') told.add(inner.name)
    for (const name of functionNames(inner)) told.add(name)
  })
  for (const name of told) names.delete(name)
  freeIdentifiers(node, (name) => names.delete(name))
  return names
}

/** Names that functions and classes bear. */
function functionNames(node: Node): string[] {
  if (/^(?:Function|Class)(?:Declaration|Expression)$/.test(node.type) && 'id' in node)
    return node.id === null ? [] : boundNames(node.id)
  if (node.type === 'VariableDeclarator') return isNamedByPlace(node.init) ? boundNames(node.id) : []
  if (node.type !== 'AssignmentExpression' && node.type !== 'AssignmentPattern') return []
  return isNamedByPlace(node.right) ? boundNames(node.left) : []
}

function isNamedByPlace(node: Node | null): boolean {
  return node !== null && /^(?:Arrow)?Function|^Class/.test(node.type)
}

import type { Node } from 'oxc-parser'
import { isStandIn } from '../stand-in-name.ts'
import { keyOf } from './signs/member-path.ts'
import { type Source, walk } from './syntax.ts'

/** Uses of what a source declares itself under the name of a stand-in, and where it hands it out under another name; one each. */
export function standInsOf({ program }: Source): Node[] {
  const declared = new Map<string, Node>()
  const aside = new Set<Node>()
  walk(program, (node) => {
    const id = declaredBy(node)
    if (id?.type === 'Identifier' && isStandIn(id.name)) {
      declared.set(id.name, node)
      aside.add(id)
    }
    if (node.type === 'ExportSpecifier' && keyOf(node.local) === keyOf(node.exported))
      aside.add(node.local).add(node.exported)
  })
  const found = new Map<string, Node>()
  if (declared.size === 0) return []
  walk(program, (node) => {
    const [name, place] =
      node.type === 'ExportDefaultDeclaration' ? [nameIn(node.declaration), node] : [keyOf(node), node]
    const own = declared.get(name)
    if (own === undefined || found.has(name) || aside.has(place)) return
    const isInside = node.type === 'Identifier' && own.start <= node.start && node.end <= own.end
    if (!isInside && (node.type === 'Identifier' || node.type === 'ExportDefaultDeclaration')) found.set(name, place)
  })
  return [...found.values()]
}

/** The name of what a declaration gives a behaviour: a class, a function, an object with functions. */
function declaredBy(node: Node): Node | null {
  if (node.type === 'ClassDeclaration' || node.type === 'FunctionDeclaration') return node.id
  if (node.type !== 'VariableDeclarator' || node.init === null) return null
  return behaves(node.init) ? node.id : null
}

function behaves(node: Node): boolean {
  if (/^(?:ArrowFunction|Function|Class)Expression$/.test(node.type)) return true
  if (node.type !== 'ObjectExpression') return false
  return node.properties.some((one) => one.type === 'Property' && behaves(one.value))
}

function nameIn(node: Node): string {
  return 'id' in node && typeof node.id === 'object' && node.id !== null && 'name' in node.id ? node.id.name : ''
}

import { type Digest, sha256 } from '@helix/core'
import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf } from '../syntax.ts'

/** What is digested: the nodes of a test and of what it uses, and where the names of packages come from. */
interface Words {
  nodes: readonly SyntaxNode[]
  /** The test itself, whose own name may change. */
  test: SyntaxNode
  origins: readonly string[]
}

/** Digest of what nodes say. Blanks, comments, quotes, trailing commas and the test's own name do not change it. */
export function digestOf({ nodes, test, origins }: Words, source: PythonSource): Digest {
  const own = test.getChild('VariableName')?.from
  const words = nodes.map((node) => wordsOf(node, source, ({ from }, text) => (from === own ? 'a test' : text)))
  return sha256(JSON.stringify([words, origins]))
}

/** The same with the product's names replaced by their places, and these names in the order in which they occur. */
export function shapeOf(
  { nodes, test, origins }: Words,
  source: PythonSource,
  product: ReadonlySet<string>,
): { shape: Digest; names: string[] } {
  const own = test.getChild('VariableName')?.from
  const places = new Map<string, number>()
  const instead = ({ from, name }: SyntaxNode, text: string): string => {
    if (from === own) return 'a test'
    if (!product.has(text) && name !== 'PropertyName') return text
    const place = places.get(text) ?? places.size
    places.set(text, place)
    return `name ${place}`
  }
  const words = nodes.map((node) => wordsOf(node, source, instead))
  return { shape: sha256(JSON.stringify([words, origins])), names: [...places.keys()] }
}

/** The words of a node, without what formatters put in and take out. */
export function wordsOf(
  node: SyntaxNode,
  source: PythonSource,
  instead: (leaf: SyntaxNode, text: string) => string = (_, text) => text,
): unknown[] {
  if (node.name === 'Comment') return []
  if (node.name === 'FormatString') return [source.textOf(node)]
  const children = childrenOf(node)
  if (children.length === 0) {
    const text = source.textOf(node)
    return text === '' ? [] : [node.name === 'String' ? text.replaceAll("'", '"') : instead(node, text)]
  }
  const kept = children.filter((child, at) => {
    if (node.name === 'ParenthesizedExpression' && /^[()]$/.test(child.name)) return false
    return !(child.name === ',' && /^[)\]}]$/.test(children[at + 1]?.name ?? ''))
  })
  const words = kept.flatMap((child) => wordsOf(child, source, instead))
  return node.name === 'ParenthesizedExpression' ? words : [[node.name, ...words]]
}

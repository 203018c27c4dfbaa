import { type Document, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml'

/** Keys and indexes that lead to a value. */
export type Path = readonly PropertyKey[]

/** Where the last key of a path and its value start; the nearest parent's where the path leads to nothing. */
export function offsetsOf(document: Document.Parsed, path: Path): { key: number; value: number } {
  let node: unknown = document.contents
  let found = { key: 0, value: 0 }
  for (const key of path) {
    const next = childOf(isAlias(node) ? node.resolve(document) : node, key)
    if (next === undefined) break
    const start = startOf(next.value)
    const keyStart = startOf(next.key) ?? start ?? found.value
    found = { key: keyStart, value: start ?? keyStart }
    node = next.value
  }
  return found
}

function childOf(node: unknown, key: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
  if (!isSeq(node) || typeof key !== 'number' || key >= node.items.length) return undefined
  return { key: undefined, value: node.items[key] }
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

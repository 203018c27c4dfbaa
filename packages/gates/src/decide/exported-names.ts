import type { TreeView } from './evidence.ts'

/** Names that a file exports, by itself or again; null where they cannot all be told. */
export function exportedNames(tree: TreeView, path: string, above: readonly string[] = []): readonly string[] | null {
  // What a circle of modules exports is told by its others.
  if (above.includes(path)) return []
  const { exports = null, imports = [] } = tree.facts(path) ?? {}
  const others = imports
    .filter(({ again }) => again === true)
    .map(({ target }) => (target === null ? null : exportedNames(tree, target, [...above, path])))
  return others.reduce(
    (names, more) => names && more && [...names, ...more.filter((name) => name !== 'default')],
    exports,
  )
}

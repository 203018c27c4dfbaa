import { sourceFacts } from '../../facts/source-facts.ts'
import { sourceImports } from '../../facts/source-imports.ts'
import type { TreeView } from '../evidence.ts'

/** A tree of real sources, with the facts that are read from them; for tests only. */
export function realTree(files: Readonly<Record<string, string>>): TreeView {
  const exists = (path: string) => Object.hasOwn(files, path)
  const resolution = { exists, paths: Object.keys(files), text: (path: string) => files[path] }
  const facts: TreeView['facts'] = (path) => {
    const text = files[path]
    return text === undefined ? undefined : sourceFacts(text, path, resolution)
  }
  return {
    tree: 'tree',
    paths: Object.keys(files),
    oid: (path) => (exists(path) ? `blob of ${path}` : undefined),
    text: (path) => files[path],
    facts,
    imports: (path) => facts(path) ?? sourceImports(files[path] ?? '', path, resolution),
  }
}

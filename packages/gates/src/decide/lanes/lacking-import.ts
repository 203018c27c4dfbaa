import type { TreeView } from '../evidence.ts'
import { exportedNames } from '../exported-names.ts'

/**
 * What a file imports, by itself or by what it imports, that a tree does not have: a file, or a name that a file does not export.
 * The sources say so alike whatever ran and however it reports that something cannot be loaded. Null where all is there.
 */
export function lackingImport(path: string, tree: TreeView): string | null {
  const seen = new Set([path])
  for (const importer of seen) {
    for (const { target, names, ifThere } of tree.facts(importer)?.imports ?? []) {
      if (target === null || ifThere === true) continue
      if (tree.oid(target) === undefined) return `${importer} imports ${target}, which is not there without the fix`
      const held = exportedNames(tree, target)
      const name = held === null ? undefined : names.find((one) => one !== '*' && !held.includes(one))
      if (name !== undefined)
        return `${importer} imports ${name} of ${target}, which does not export it without the fix`
      seen.add(target)
    }
  }
  return null
}

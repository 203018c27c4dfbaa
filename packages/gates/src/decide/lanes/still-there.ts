import type { ImportEdge } from '../../facts/facts.ts'
import type { TreeView } from '../evidence.ts'
import { exportedNames } from '../exported-names.ts'

/** What a refactoring leaves, and which files it changes. */
export interface Left {
  tree: TreeView
  changed: ReadonlySet<string>
}

/** A name of a test, and the one that would come in its place. */
export interface Followed {
  from: string
  to: string
}

/**
 * Whether what a test asks is still where the test took it from, by its imports of before: the module exports the name, or,
 * of a member, stays as it is and makes both names. Then nothing came in its place.
 */
export function isStillThere(imports: readonly ImportEdge[], { tree, changed }: Left, { from, to }: Followed): boolean {
  return imports.some(({ target, names }) => {
    if (target === null) return false
    if (names.includes(from) && exportedNames(tree, target)?.includes(from) === true) return true
    return !changed.has(target) && makes(tree.text(target), from) && makes(tree.text(target), to)
  })
}

/** Whether a text holds a name that is no member of anything there: `get() {`, and not `list.get()`. */
function makes(text: string | undefined, name: string): boolean {
  return text !== undefined && wordIn(name, '.').test(text)
}

/** A name as a whole word, not after one of these characters. */
export function wordIn(name: string, before = ''): RegExp {
  return new RegExp(`(?<![\\w$${before}])${name.replaceAll('$', String.raw`\$`)}(?![\\w$])`)
}

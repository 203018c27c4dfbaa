import type { Finding } from '@helix/core'
import type { TreeView } from './evidence.ts'
import { fault } from './gate.ts'

/** A finding for each of the files that cannot be parsed: what a gate cannot see, it cannot judge. */
export function unreadable(tree: TreeView, paths: readonly string[]): Finding[] {
  return paths.flatMap((path) => {
    const problem = tree.facts(path)?.problem ?? null
    if (problem === null) return []
    return [fault('SOURCE-UNREADABLE', `${path} cannot be read: ${problem}`, 'Mend the syntax error.', { path })]
  })
}

import type { TreeView } from './evidence.ts'
import type { DeclaredTest } from '../facts/facts.ts'
import { testsAt } from './declared.ts'

/**
 * Declared ids of the tests that are targets: in files that `isTarget` takes (the layer e2e), new or with another body than
 * at the cycle's start. A test that only moved, its body unchanged, is none; `rewritten` adds what an amendment reopened.
 */
export function targetsOf(
  head: TreeView,
  start: TreeView | null,
  isTarget: (path: string) => boolean,
  rewritten: ReadonlySet<string> = new Set(),
): Set<string> {
  const before = new Map(testsIn(start, isTarget).map((test) => [test.id, test.body]))
  const bodies = new Set(before.values())
  const fresh = testsIn(head, isTarget).filter(
    ({ id, body }) => rewritten.has(id) || (before.has(id) ? before.get(id) !== body : !bodies.has(body)),
  )
  return new Set(fresh.map(({ id }) => id))
}

type Declared = Pick<DeclaredTest, 'id' | 'body'>

function testsIn(tree: TreeView | null, takes: (path: string) => boolean): Declared[] {
  if (tree === null) return []
  return tree.paths.filter(takes).flatMap((path): readonly Declared[] => testsAt(tree, path))
}

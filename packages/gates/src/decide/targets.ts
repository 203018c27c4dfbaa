import { type Placed, testsAt } from './declared.ts'
import type { TreeView } from './evidence.ts'
import { renamedBetween } from './renamed-between.ts'
import { following, renames } from './renamed.ts'

/**
 * Declared ids of the tests that are targets: in files that `isTarget` takes (the layer e2e), new or with another body than
 * at the cycle's start. A test that only moved, its body unchanged, is none, nor is one that follows what the product is called
 * now; `rewritten` adds what an amendment reopened.
 */
export function targetsOf(
  head: TreeView,
  start: TreeView | null,
  isTarget: (path: string) => boolean,
  rewritten: ReadonlySet<string> = new Set(),
): Set<string> {
  const before = new Map(placedIn(start, isTarget).map((one) => [one.test.id, one]))
  const bodies = new Set([...before.values()].map(({ test }) => test.body))
  const now = placedIn(head, isTarget)
  const fresh = now.filter(({ test: { id, body } }) =>
    before.has(id) ? before.get(id)?.test.body !== body : !bodies.has(body),
  )
  const here = new Set(now.map(({ test }) => test.id))
  const gone = [...before.values()].filter(({ test }) => !here.has(test.id))
  const follow = following(renamedBetween(start, head))
  const isFollower = (old: Placed, one: Placed) =>
    old.test.names.join('\n') !== one.test.names.join('\n') && renames(old, one, follow)
  const followers = fresh.filter((one) => {
    const same = before.get(one.test.id)
    const at = same === undefined ? gone.findIndex((old) => isFollower(old, one)) : -1
    if (at !== -1) gone.splice(at, 1)
    return at !== -1 || (same !== undefined && isFollower(same, one))
  })
  const ids = fresh.filter((one) => !followers.includes(one)).map(({ test }) => test.id)
  return new Set([...ids, ...[...here].filter((id) => rewritten.has(id))])
}

function placedIn(tree: TreeView | null, takes: (path: string) => boolean): Placed[] {
  if (tree === null) return []
  return tree.paths.filter(takes).flatMap((path) => testsAt(tree, path).map((test) => ({ path, test })))
}

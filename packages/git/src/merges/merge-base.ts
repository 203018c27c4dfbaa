import type { Oid } from '@helix/core'
import { type GraphCommit, readGraph } from '../history/history.ts'
import type { Git } from '../git.ts'
import { mergeBase } from '../refs/revisions.ts'

const ranges = new WeakMap<Git, { tip: Oid; graph: readonly GraphCommit[] }>()

/** Lets `mergeBaseBelow` look among the newest commits of a history, which were read already, before it reads all of it. */
export function keepRange(git: Git, tip: Oid, graph: readonly GraphCommit[]): void {
  ranges.set(git, { tip, graph })
}

/**
 * The best common ancestor of two commits in the history of a third, or null of unrelated ones; where there are several, git's
 * choice. That history is read once for all who ask. HelixError `git/shallow`.
 */
export async function mergeBaseBelow(git: Git, tip: Oid, ours: Oid, theirs: Oid): Promise<Oid | null> {
  const range = ranges.get(git)
  const near = range?.tip === tip ? mergeBasesIn(range.graph, ours, theirs) : null
  const found = near ?? mergeBasesIn(await readGraph(git, tip), ours, theirs)
  return found === null || found.length > 1 ? mergeBase(git, ours, theirs) : (found[0] ?? null)
}

const [fromOurs, fromTheirs, below] = [1, 2, 4]
const common = fromOurs | fromTheirs

/**
 * The common ancestors of two commits that are ancestors of no other one, in a graph whose parents come before their children and
 * that holds no ancestor of what it lacks; null where it lacks what tells them. Colours spread from children to parents, as in git's commit-reach.c, paint_down_to_common.
 */
export function mergeBasesIn(graph: readonly GraphCommit[], ours: Oid, theirs: Oid): Oid[] | null {
  const places = placesIn(graph)
  const [one, other] = [places.get(ours), places.get(theirs)]
  if (one === undefined || other === undefined) return null
  const colours = new Map<number, number>([[one, fromOurs]])
  colours.set(other, (colours.get(other) ?? 0) | fromTheirs)
  const found: Oid[] = []
  // How many coloured commits are still to come that are not below a common one.
  let open = colours.size
  for (let at = Math.max(one, other); at >= 0 && open > 0; at--) {
    const colour = colours.get(at)
    const held = graph[at]
    if (colour === undefined || held === undefined) continue
    colours.delete(at)
    const isBelow = (colour & below) !== 0
    if (!isBelow) open -= 1
    const isCommon = (colour & common) === common
    if (isCommon && !isBelow) found.push(held.commit)
    for (const parent of held.parents) {
      const place = places.get(parent)
      if (place === undefined) {
        if (isBelow || isCommon) continue
        return null
      }
      const had = colours.get(place)
      const has = (had ?? 0) | colour | (isCommon ? below : 0)
      colours.set(place, has)
      if ((has & below) === 0) open += had === undefined ? 1 : 0
      else if (had !== undefined && (had & below) === 0) open -= 1
    }
  }
  return found
}

const known = new WeakMap<readonly GraphCommit[], ReadonlyMap<Oid, number>>()

function placesIn(graph: readonly GraphCommit[]): ReadonlyMap<Oid, number> {
  const places = known.get(graph) ?? new Map(graph.map(({ commit }, at) => [commit, at]))
  known.set(graph, places)
  return places
}

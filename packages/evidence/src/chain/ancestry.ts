import type { Oid } from '@helix/core'

export interface Ancestry {
  /** False whenever either commit is not among the given ones, also for one that is asked about itself. */
  isAncestorOrSelf(ancestor: Oid, commit: Oid): boolean
}

/** Who descends from whom among these commits, which come parents first (as `git log --topo-order --reverse` gives them). */
export function ancestryOf(commits: Iterable<{ commit: Oid; parents: readonly Oid[] }>): Ancestry {
  const known = new Map<Oid, { place: number; parents: readonly Oid[] }>()
  for (const { commit, parents } of commits) known.set(commit, { place: known.size, parents })
  return {
    isAncestorOrSelf(ancestor, commit) {
      const goal = known.get(ancestor)?.place
      if (goal === undefined) return false
      const seen = new Set<Oid>()
      const waiting = [commit]
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const here = known.get(next)
        if (here?.place === goal) return true
        // A commit that stands before the goal cannot descend from it.
        if (here === undefined || here.place < goal || seen.has(next)) continue
        seen.add(next)
        waiting.push(...here.parents)
      }
      return false
    },
  }
}

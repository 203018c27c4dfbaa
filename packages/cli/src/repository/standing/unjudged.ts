import type { Increment, Oid } from '@helix/core'
import { type ChainRecord, passes } from '@helix/evidence'

/**
 * Increments since the base, oldest first, without those that another judgement has passed: where branches are judged by themselves
 * and merged afterwards, what one of them holds is no ancestor of the other's newest subject.
 */
export function unjudged(increments: readonly Increment[], ancestry: readonly ChainRecord[]): Increment[] {
  const subjects = ancestry
    .filter(({ judgement }) => passes(judgement))
    .map(({ judgement }) => judgement.subject.commit)
  const judged = new Set<Oid>(subjects)
  return increments
    .toReversed()
    .filter(({ commit, parents }) => {
      if (!judged.has(commit)) return true
      for (const parent of parents) judged.add(parent)
      return false
    })
    .toReversed()
}

import type { Increment, Label, Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { standingAt } from '../../../repository/standing/standing.ts'

/** Answers which label the step had that was active where a commit was made, whatever its branch met since. */
export type LabelWhereMade = (increment: Increment) => Promise<Label>

/** For commits in an order in which parents come first; asked only of those whose label is not that of the step now. */
export function labelsWhereMade(git: Git): LabelWhereMade {
  const known = new Map<Oid, Label>()
  return async ({ commit, parents: [parent = ''], start, done }) => {
    const label = known.get(parent) ?? (await standingAt(git, parent))?.label ?? null
    known.set(parent, label)
    if (start === undefined && done === undefined) known.set(commit, label)
    return label
  }
}

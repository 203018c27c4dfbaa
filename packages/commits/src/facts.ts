import type { Figure, Label, StepId } from '@helix/core'

/**
 * What kind of commit a message belongs to. `merge` is a merge whose tree equals git's automatic one, and nothing else;
 * the caller derives the kind from the commit, never from the message.
 */
export type CommitKind = 'step' | 'lane' | 'policy' | 'merge'

/** What Helix knows of the commit that a message describes. */
export interface CommitFacts {
  kind: CommitKind
  /** The lane of a lane commit, else null. */
  lane: StepId | null
  /** The label that the commit must carry; null for none. */
  label: Label
  /** `spec@<12 hex>` of the spec in the commit's own tree; null where it holds none. */
  spec: string | null
  /** What was measured for this tree, in the order in which it is shown; null where nothing was measured. */
  figures: readonly Figure[] | null
}

/** Whether a commit of this kind must say why it exists. */
export function needsWhy({ kind, lane }: Pick<CommitFacts, 'kind' | 'lane'>): boolean {
  return kind === 'step' || kind === 'policy' || (kind === 'lane' && lane === 'fix')
}

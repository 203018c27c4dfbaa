import type { Change, Finding, Increment } from '@helix/core'
import { automaticMerge, diffTrees, type Git } from '@helix/git'
import { type MergeRule, mergeRules } from './merge-rules.ts'

export interface OwnChanges {
  /** What the commit's author did: for a merge, only what differs from git's automatic one. */
  changes: Change[]
  merge: 'none' | 'automatic' | 'by-hand'
  /** Why it cannot be judged at all. */
  findings: Finding[]
}

/**
 * What a commit itself changes. A merge equal to git's automatic one changes nothing; any other is judged on the paths
 * that differ from it. More than two parents and unrelated histories are refused: git has no automatic answer for them.
 */
export async function readOwnChanges(
  git: Git,
  increment: Increment,
  rules: readonly MergeRule[] = mergeRules,
): Promise<OwnChanges> {
  const { parents, tree, changes } = increment
  const [ours, theirs] = parents
  const automatic = ours === undefined || theirs === undefined ? null : await automaticMerge(git, ours, theirs)
  const broken = rules.filter((rule) => rule.breaks({ parents, automatic }))
  if (broken.length > 0) return { changes: [], merge: 'none', findings: broken.map(({ finding }) => finding) }
  if (automatic === null) return { changes: changes.filter(({ parent }) => parent === 0), merge: 'none', findings: [] }
  if (automatic.clean && automatic.tree === tree) return { changes: [], merge: 'automatic', findings: [] }
  return { changes: await diffTrees(git, automatic.tree, tree), merge: 'by-hand', findings: [] }
}

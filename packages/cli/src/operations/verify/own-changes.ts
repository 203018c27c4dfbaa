import type { Change, Finding, Increment } from '@helix/core'
import { automaticMerge, diffTrees, type Git } from '@helix/git'

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
export async function readOwnChanges(git: Git, increment: Increment): Promise<OwnChanges> {
  const [ours, theirs, third] = increment.parents
  if (ours === undefined)
    return refused('MERGE-ROOT', 'this commit has no parent: its history begins beside the branch')
  if (theirs === undefined) return { changes: increment.changes, merge: 'none', findings: [] }
  if (third !== undefined) return refused('MERGE-OCTOPUS', 'this merge has more than two parents')
  const automatic = await automaticMerge(git, ours, theirs)
  if (automatic === null) return refused('MERGE-UNRELATED', 'this merge joins histories that share no commit')
  if (automatic.clean && automatic.tree === increment.tree) return { changes: [], merge: 'automatic', findings: [] }
  return { changes: await diffTrees(git, automatic.tree, increment.tree), merge: 'by-hand', findings: [] }
}

function refused(code: string, message: string): OwnChanges {
  const finding: Finding = { severity: 'error', code, message, fix: 'merge or rebase the branches one by one' }
  return { changes: [], merge: 'none', findings: [finding] }
}

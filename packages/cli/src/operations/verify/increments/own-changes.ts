import type { Change, Finding, Increment, Oid } from '@helix/core'
import { automaticMerge, diffTrees, type Git, mergeBaseBelow, treeOf } from '@helix/git'
import { type MergeRule, mergeRules } from './merge-rules.ts'

export interface OwnChanges {
  /** What the commit's author did: for a merge, only what differs from git's automatic one. */
  changes: Change[]
  merge: 'none' | 'automatic' | 'by-hand'
  /** Paths that both sides of a merge had changed, so that somebody had to say what becomes of them. */
  reconciled: ReadonlySet<string>
  /** Why it cannot be judged at all. */
  findings: Finding[]
}

const nothing: ReadonlySet<string> = new Set()

/**
 * What a commit itself changes. A merge equal to git's automatic one changes nothing; any other is judged on the paths
 * that differ from it. More than two parents, unrelated histories and merges of nothing are refused: git has no automatic
 * answer for them, or needs none. `tip`: a commit whose history is read anyway.
 */
export async function readOwnChanges(
  git: Git,
  increment: Increment,
  tip: Oid,
  rules: readonly MergeRule[] = mergeRules,
): Promise<OwnChanges> {
  const { parents, tree } = increment
  const [ours, theirs] = parents
  const automatic = ours === undefined || theirs === undefined ? null : await automaticMerge(git, ours, theirs)
  const isAutomatic = automatic !== null && automatic.clean && automatic.tree === tree
  const pretended = automatic !== null && !isAutomatic && automatic.clean && (await holds(git, parents, automatic.tree))
  const broken = rules.filter((rule) => rule.breaks({ parents, automatic, pretended }))
  const plain = { merge: 'none', reconciled: nothing } as const
  if (broken.length > 0) return { ...plain, changes: [], findings: broken.map(({ finding }) => finding) }
  if (ours === undefined || theirs === undefined) return { ...plain, changes: increment.changes, findings: [] }
  if (automatic === null) {
    return { ...plain, changes: increment.changes.filter(({ parent }) => parent === 0), findings: [] }
  }
  if (isAutomatic) return { changes: [], merge: 'automatic', reconciled: nothing, findings: [] }
  const changes = await diffTrees(git, automatic.tree, tree)
  return { changes, merge: 'by-hand', reconciled: await bothChanged(git, tip, ours, theirs), findings: [] }
}

/** Whether one of the parents is what git makes of both. */
async function holds(git: Git, parents: readonly Oid[], tree: Oid): Promise<boolean> {
  return (await Promise.all(parents.map((parent) => treeOf(git, parent)))).includes(tree)
}

async function bothChanged(git: Git, tip: Oid, ours: Oid, theirs: Oid): Promise<ReadonlySet<string>> {
  const base = await mergeBaseBelow(git, tip, ours, theirs)
  if (base === null) return nothing
  const [one, other] = await Promise.all([diffTrees(git, base, ours), diffTrees(git, base, theirs)])
  return new Set(one.map(({ path }) => path)).intersection(new Set(other.map(({ path }) => path)))
}

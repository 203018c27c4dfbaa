import type { Finding, Oid } from '@helix/core'
import {
  automaticMerge,
  defaultBranch,
  diffTrees,
  type Git,
  headState,
  isAncestor,
  listRefs,
  resolve,
} from '@helix/git'
import { opensSpec } from '../decide/commit-kind.ts'
import { specInMerge } from '../decide/paths/layers.ts'
import { judgeJoinedSpec, judgeSpecCollision } from '../operations/verify/rules/judge-spec-collision.ts'
import type { Candidate } from './candidate.ts'

/**
 * Whether a merge that is being concluded would say what an approved spec holds: by hand and as neither side says it, or because git
 * merged two changes of one requirement. verify refuses either, and the way out is shorter before the merge is made. LAYER-SPEC, AMEND-COLLISION.
 */
export async function judgeConcluded({ git, standing, changes, tree }: Candidate): Promise<Finding[]> {
  const { policy, position } = standing
  const { path } = policy.spec
  if (opensSpec(policy, position)) return []
  const [{ commit: ours }, theirs] = await Promise.all([headState(git), resolve(git, 'MERGE_HEAD')])
  const merged = ours === null || theirs === null ? null : await automaticMerge(git, ours, theirs)
  if (merged === null || ours === null || theirs === null) return []
  const isAutomatic = merged.clean && merged.tree === tree
  const touches = changes.some((change) => change.path === path)
  const parents = [ours, theirs]
  const found = isAutomatic
    ? touches ? await judgeSpecCollision(git, { parents }, path, ours) : []
    : (await differs(git, merged.tree, tree, path)) ? ((await judgeJoinedSpec(git, { parents, tree }, path, ours)) ?? [specInMerge(path, '')]) : [] // prettier-ignore
  if (found.length === 0) return []
  const fix = `${await rebaseInstead(git, ours, theirs)}, then: helix amend redraft`
  return found.map((finding) => ({ ...finding, fix }))
}

async function differs(git: Git, merged: Oid, tree: Oid, path: string): Promise<boolean> {
  return (await diffTrees(git, merged, tree)).some((change) => change.path === path)
}

/** What landed stays as it is; the other side is put onto it. */
async function rebaseInstead(git: Git, ours: Oid, theirs: Oid): Promise<string> {
  const [{ branch }, main, remotes] = await Promise.all([
    headState(git),
    defaultBranch(git),
    listRefs(git, 'refs/remotes/'),
  ])
  const pushed = await Promise.all([...new Set(remotes.values())].map((tip) => isAncestor(git, ours, tip)))
  const isLanded = branch === (main ?? 'refs/heads/main') || branch === 'refs/heads/master' || pushed.includes(true)
  const heads = await listRefs(git, 'refs/heads/')
  const other = [...heads].find(([, commit]) => commit === theirs)?.[0].replace('refs/heads/', '')
  const own = branch?.replace('refs/heads/', '') ?? ours.slice(0, 12)
  if (!isLanded) return `git merge --abort && git rebase ${other ?? theirs.slice(0, 12)}`
  return `git merge --abort && git checkout ${other ?? theirs.slice(0, 12)} && git rebase ${own}`
}

import type { Oid } from '@helix/core'
import { type Git, pathHistory, readGraph, readTree } from '@helix/git'
import { specDigest } from '../../repository/spec/tree-spec.ts'
import type { Situation } from '../situation.ts'
import { countSpecApprovals } from './spec-approvals.ts'

type Joining = Pick<Situation, 'tree' | 'policy' | 'cycleStart' | 'specSince'>

/**
 * Whether the spec at a commit is what a merge made of two that count as approved, so that nobody has approved the whole: that it
 * says of each requirement what one of them says is judged with the merge.
 */
export async function joinsApproved(git: Git, at: Oid, joining: Joining, now: number): Promise<boolean> {
  const { path } = joining.policy.spec
  const changed = (await pathHistory(git, [path], at)).at(-1)?.commit
  const parents = (await readGraph(git, at)).find(({ commit }) => commit === changed)?.parents ?? []
  if (parents.length !== 2) return false
  const sides = await Promise.all(parents.map((parent) => isApproved(git, parent, joining, now)))
  return sides.every(Boolean)
}

async function isApproved(git: Git, parent: Oid, joining: Joining, now: number): Promise<boolean> {
  const spec = await specDigest(git, await readTree(git, parent), joining.policy.spec.path)
  if (spec === null) return false
  const { count } = await countSpecApprovals(git, { ...joining, parent }, spec.hash, now)
  return count > 0 || joinsApproved(git, parent, joining, now)
}

import type { Oid } from '@helix/core'
import { type ApprovalCount, isSamePerson } from '@helix/evidence'
import { type Git, lastAuthorOf, readTree } from '@helix/git'
import { joinsApproved } from '../../measuring/evidence/joined-spec.ts'
import { countSpecApprovals } from '../../measuring/evidence/spec-approvals.ts'
import { specDigest } from '../../repository/spec/tree-spec.ts'
import type { BriefStanding } from '../../repository/standing/brief-standing.ts'
import type { StatusView } from './status-view.ts'

/** The spec of a tree, and who said yes to it. */
export async function specState(
  git: Git,
  standing: BriefStanding,
  tree: Oid,
  now: number,
): Promise<StatusView['spec']> {
  const spec = await specDigest(git, await readTree(git, tree), standing.policy.spec.path)
  if (spec === null) return { tag: null, state: 'absent', unattended: false }
  const { tag, hash, sound } = spec
  const approvals = await countSpecApprovals(git, { ...standing, tree, parent: standing.commit }, hash, now)
  const { count, unattended } = approvals
  const isOwn = approvals.selfApproved || (await isAuthors(git, standing, approvals))
  if (count > 0) return { tag, state: isOwn ? 'SELF-APPROVED' : 'approved', unattended }
  // Between cycles nobody is asked for the whole of what two of them made.
  const isJoined =
    standing.position === 'idle' && (await joinsApproved(git, standing.commit, { ...standing, tree }, now))
  if (isJoined) return { tag, state: 'approved', unattended: false }
  return { tag, state: sound ? 'awaiting approval' : 'draft', unattended: false }
}

/** Between cycles nobody counts as having drafted the spec: who did before may have approved it all the same. */
async function isAuthors(
  git: Git,
  { policy, position, commit }: BriefStanding,
  { counted }: Pick<ApprovalCount, 'counted'>,
): Promise<boolean> {
  if (position !== 'idle' || !policy.self || counted.length === 0) return false
  const author = await lastAuthorOf(git, policy.spec.path, commit)
  return author !== null && counted.some(({ by }) => isSamePerson(by, author))
}

import type { Approval, Oid, Verdict } from '@helix/core'
import { approvalPath } from '@helix/evidence'
import { treeOf } from '@helix/git'
import { openFindings } from '../../../decide/open-findings.ts'
import { approvedRollback, type ApprovedRollback } from '../../../decide/approved-rollback.ts'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { waiverFor } from '../../../repository/approvals/waivers.ts'
import { makersAt } from './makers-at.ts'

export interface RestingApprovals {
  /** Where approvals lead back to; null where none does. */
  rollback: ApprovedRollback | null
  /**
   * The approvals that a judgement of a commit rests on: what was approved since the base, reviews of the work that it closes, and of waivers and ways back only
   * those that count and were used. Whatever else lies in the tree, unsigned or ended, could be taken for a reason later.
   */
  under(judged: { commit: Oid; verdicts: readonly Verdict[]; rollback: Approval | null }): Promise<Approval[]>
}

/** Reads the approvals of the tip and sorts them by the rules of the base. */
export async function readRestingApprovals({ git, standing }: Here, now: number): Promise<RestingApprovals> {
  const { base, stands, chainPosition } = standing
  const [policy, approvals, before] = await Promise.all([
    basePolicy(git, standing),
    approvalsAt(git, standing.commit),
    approvalsAt(git, base),
  ])
  const known = new Set(before.map(approvalPath))
  const files = approvals.filter((approval) => !known.has(approvalPath(approval)) && !isUsedAlone(approval))
  const fresh = [...files, ...standing.reviews.filter((review) => !isUsedAlone(review))]
  return {
    rollback: approvedRollback(policy, chainPosition, approvals, now),
    async under({ commit, verdicts, rollback }) {
      const stand = stands.find(({ increment }) => increment.commit === commit)
      const authors = stand === undefined ? [] : await makersAt(git, standing, stand, policy)
      const waiver = waiverFor({ policy, approvals, authors, now })
      const errors = openFindings(verdicts)
      const bytes = await bytesAt(git, await treeOf(git, commit), errors)
      const waivers = errors.flatMap((finding) => waiver(finding, commit, bytes(finding)) ?? [])
      const reviewed = new Set(verdicts.map(({ measured }) => measured['of']))
      const all = [...approvals, ...standing.reviews]
      const reviews = all.filter(({ kind, of }) => kind === 'position' && reviewed.has(of))
      return [...fresh, ...reviews, ...new Set(waivers), ...(rollback === null ? [] : [rollback])]
    },
  }
}

/** What the fold over the chain acts upon, wherever it finds it. */
function isUsedAlone({ kind }: Approval): boolean {
  return kind === 'finding' || kind === 'position'
}

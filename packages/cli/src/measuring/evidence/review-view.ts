import type { Digest, Principal } from '@helix/core'
import { countApprovals, isApprovalPath } from '@helix/evidence'
import type { ReviewView } from '@helix/gates'
import { type Git, log, readTree } from '@helix/git'
import { askedOf, stepOf } from '@helix/playbook'
import { workOf } from '../../decide/work-digest.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Situation } from '../situation.ts'

type ReviewSituation = Pick<Situation, 'tree' | 'parent' | 'policy' | 'position' | 'done' | 'cycleStart'> &
  Partial<Pick<Situation, 'reviews'>>

/** Who approved the work of the active step as the tree holds it; null where the step asks nobody. */
export async function reviewView(git: Git, situation: ReviewSituation, now: number): Promise<ReviewView | null> {
  const { policy, position, tree, reviews = [] } = situation
  if (position === 'idle' || !asksReview(situation)) return null
  const [of, authors, inTree] = await Promise.all([
    reviewDigest(git, situation, tree),
    stepAuthors(git, situation),
    approvalsAt(git, tree),
  ])
  const approvals = [...inTree, ...reviews]
  const { count, selfApproved } = countApprovals({ kind: 'position', of, approvals, authors, policy, now })
  return { step: position.step, of, authors, count, selfApproved }
}

/** Whether the active step closes with a person's approval of its work. */
function asksReview({ policy, position }: Pick<Situation, 'policy' | 'position'>): boolean {
  if (position === 'idle') return false
  const { exit } = stepOf(policy, position.step)
  return exit.some((condition) => condition.gate === 'approval' && askedOf(condition, 'approval').of === 'step')
}

/** What a review approves: a step of a cycle, with all that its tree holds. Throws a plain Error between cycles. */
export async function reviewDigest(git: Git, { position }: Pick<Situation, 'position'>, tree: string): Promise<Digest> {
  if (position === 'idle') throw new Error('no step is active, so no work can be reviewed')
  return workOf(position, await readTree(git, tree))
}

/** Who made commits in the active step; who only approves there is no author of it. */
export async function stepAuthors(
  git: Git,
  { done, cycleStart, parent }: Pick<Situation, 'done' | 'cycleStart' | 'parent'>,
): Promise<Principal[]> {
  const from = done.at(-1)?.commit ?? cycleStart
  if (from === null) return []
  const commits = await log(git, { from: [from], to: parent })
  const working = commits.filter(({ changes }) => changes.some(({ path }) => !isApprovalPath(path)))
  return [...new Set(working.map(({ author }) => author.email))]
}

import type { Digest, Oid, Principal } from '@helix/core'
import { countApprovals, isApprovalPath, samePosition } from '@helix/evidence'
import type { ReviewView } from '@helix/gates'
import { type Git, log, readTree } from '@helix/git'
import { askedOf, stepOf } from '@helix/playbook'
import { workOf } from '../../decide/work-digest.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Situation } from '../situation.ts'

type Working = Pick<Situation, 'parent' | 'position' | 'done' | 'cycleStart' | 'ancestry'>

type ReviewSituation = Working & Pick<Situation, 'tree' | 'policy'> & Partial<Pick<Situation, 'reviews'>>

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

/** Who made commits in the active step, also before it was taken back; who only approves there is no author of it. */
export async function stepAuthors(git: Git, situation: Working): Promise<Principal[]> {
  const from = cameTo(situation) ?? situation.done.at(-1)?.commit ?? situation.cycleStart
  if (from === null) return []
  const commits = await log(git, { from: [from], to: situation.parent })
  const working = commits.filter(({ changes }) => changes.some(({ path }) => !isApprovalPath(path)))
  return [...new Set(working.map(({ author }) => author))]
}

/** The commit with which the cycle came to the active step for the first time; null where nobody has judged that. */
function cameTo({ position, cycleStart, ancestry }: Working): Oid | null {
  const judged = ancestry.map(({ judgement }) => judgement)
  const start = judged.findIndex(({ subject }) => subject.commit === cycleStart)
  const cycle = start === -1 ? [] : judged.slice(start)
  return cycle.find(({ from, to }) => samePosition(to, position) && !samePosition(from, to))?.subject.commit ?? null
}

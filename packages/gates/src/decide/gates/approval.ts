import { askedOf } from '@helix/playbook'
import type { Evidence, Judged } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { noSpec } from './spec.ts'

/** Enough people approved the spec as it stands, by its hash, or the work of the step, by the digest of its files. */
export const approval: Gate = {
  name: 'approval',
  needs: () => [],
  judge(condition, evidence) {
    const { of, by } = askedOf(condition, 'approval')
    if (of === 'step') return judgeReview(evidence, by)
    const view = evidence.spec
    if (view === null) return noSpec(evidence, ' to approve')
    const { count, selfApproved } = view.approvals
    const measured = { approvals: count, selfApproved }
    if (count >= by) return decided(measured, [])
    const message = `spec@${view.hash.slice(0, 12)} has ${counted(count, 'approval')}, asked ${by}`
    return decided(measured, [fault('GATE-APPROVAL-AWAITED', message, 'helix approve spec', { path: view.path })])
  },
}

/** Where no review is asked for, none can be counted. */
function judgeReview({ review, policy }: Evidence, by: number): Judged {
  if (review === null) {
    return missing([fault('GATE-APPROVAL-AWAITED', 'no step is active whose work could be approved', 'helix status')])
  }
  const { step, of, authors, count, selfApproved } = review
  const measured = { approvals: count, selfApproved, of }
  if (count >= by) return decided(measured, [])
  const others = policy.self || authors.length === 0 ? '' : `, by somebody other than ${authors.join(', ')}`
  const message = `the work of ${step} as it is has ${counted(count, 'approval')}, asked ${by}${others}`
  return decided(measured, [fault('GATE-APPROVAL-AWAITED', message, 'helix approve step', { name: step })])
}

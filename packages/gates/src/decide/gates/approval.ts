import { askedOf } from '@helix/playbook'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { counted } from '../per-cent.ts'

/** Enough people approved the spec as it stands, by its hash. */
export const approval: Gate = {
  name: 'approval',
  needs: () => [],
  judge(condition, evidence) {
    const view = evidence.spec
    if (view === null) {
      const path = evidence.policy.spec.path
      return missing([
        fault('GATE-SPEC-ABSENT', `there is no ${path} to approve`, 'helix next --new "<idea>"', { path }),
      ])
    }
    const { by } = askedOf(condition, 'approval')
    const { count, selfApproved } = view.approvals
    const measured = { approvals: count, selfApproved }
    if (count >= by) return decided(measured, [])
    const message = `spec@${view.hash.slice(0, 12)} has ${counted(count, 'approval')}, asked ${by}`
    return decided(measured, [fault('GATE-APPROVAL-AWAITED', message, 'helix approve spec', { path: view.path })])
  },
}

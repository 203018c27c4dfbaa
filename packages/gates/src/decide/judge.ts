import type { Condition, Policy } from '@helix/core'
import type { Evidence, Judged, Need } from './evidence.ts'
import { gates } from './gates/index.ts'
import { decided } from './gate.ts'
import { stepIndex } from './steps.ts'

/** What must be measured before the condition can be judged; empty for gates that only compare values. */
export function needs(condition: Condition, policy: Policy): Need[] {
  return gates[condition.gate].needs(condition, policy)
}

/**
 * Judges one condition: pass, fail, or missing for everything unproven. A condition that waits for a later step (`from`)
 * passes until that step, with `waiting: true` among the measured facts.
 */
export function judge(condition: Condition, evidence: Evidence): Judged {
  if (isWaiting(condition, evidence)) return decided({ waiting: true, from: condition.asked['from'] }, [])
  return gates[condition.gate].judge(condition, evidence)
}

/** Between cycles a condition waits only if it was never judged before: a product without its first scaffold. */
function isWaiting(condition: Condition, evidence: Evidence): boolean {
  const from = condition.asked['from']
  if (typeof from !== 'string') return false
  if (evidence.position === 'idle') {
    const before = evidence.before(condition.gate, condition.of)
    return before === null || before['waiting'] === true
  }
  const at = evidence.policy.steps.findIndex((step) => step.id === from)
  if (at === -1) throw new Error(`the playbook has no step ${from}`)
  return stepIndex(evidence) < at
}

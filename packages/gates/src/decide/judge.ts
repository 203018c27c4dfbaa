import type { Condition, Policy } from '@helix/core'
import type { Evidence, Judged, Need } from './evidence.ts'
import { gates } from './gates/index.ts'

/** What must be measured before the condition can be judged; empty for gates that only compare values. */
export function needs(condition: Condition, policy: Policy): Need[] {
  return gates[condition.gate].needs(condition, policy)
}

/** Judges one condition: pass, fail, or missing for everything unproven. Pure; a no is a value with its reasons. */
export function judge(condition: Condition, evidence: Evidence): Judged {
  return gates[condition.gate].judge(condition, evidence)
}

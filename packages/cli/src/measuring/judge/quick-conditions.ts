import type { Condition, Policy, Position, StepId } from '@helix/core'
import { needs } from '@helix/gates'
import { alwaysAt } from '@helix/playbook'

/** Conditions of `always` that need no command, or only quick ones: what every single commit is asked for. */
export function quickConditions(policy: Policy, position: Position, lane: StepId | null): Condition[] {
  return alwaysAt(policy, position, lane).filter((condition) =>
    needs(condition, policy).every((need) => need.what === 'run' && policy.commands[need.command]?.quick === true),
  )
}

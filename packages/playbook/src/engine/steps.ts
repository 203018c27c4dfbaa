import { HelixError, type Label, type Policy, type Position, type Step, type StepId } from '@helix/core'

/**
 * The step with an id. Throws HelixError `playbook/unknown-step` when the policy has none: a position of another
 * playbook.
 */
export function stepOf(policy: Policy, id: StepId): Step {
  const step = policy.steps.find((candidate) => candidate.id === id)
  if (step !== undefined) return step
  const known = policy.steps.map((candidate) => candidate.id).join(', ')
  throw new HelixError(
    'playbook/unknown-step',
    `the position names the step ${id}, which playbook.yml does not have (${known})`,
    {
      hint: `bring the step ${id} back, or approve a move to another position: helix approve position`,
      where: { name: `steps.${id}` },
    },
  )
}

/** The step after another one; null after the last. Throws HelixError `playbook/unknown-step`. */
export function nextStep(policy: Policy, id: StepId): Step | null {
  return policy.steps[numberOf(policy, id)] ?? null
}

/** Steps before the active one, in order; none while idle. Throws HelixError `playbook/unknown-step`. */
export function stepsDone(policy: Policy, position: Position): Step[] {
  return position === 'idle' ? [] : policy.steps.slice(0, numberOf(policy, position.step) - 1)
}

/** The `STEP[4/7]` of commits at a position; null while idle. Throws HelixError `playbook/unknown-step`. */
export function labelOf(policy: Policy, position: Position): Label {
  if (position === 'idle') return null
  return { number: numberOf(policy, position.step), of: policy.steps.length }
}

/** A step's number, from 1. Throws HelixError `playbook/unknown-step`. */
export function numberOf(policy: Policy, id: StepId): number {
  return policy.steps.indexOf(stepOf(policy, id)) + 1
}

/** `STEP 4/7 DOMAIN_LOGIC`, as messages name a step. */
export function nameOfStep(policy: Policy, id: StepId): string {
  return `STEP ${numberOf(policy, id)}/${policy.steps.length} ${id}`
}

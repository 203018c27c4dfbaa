import {
  canonicalJson,
  type CommandName,
  type Condition,
  type GateName,
  type Policy,
  type Position,
  type StepId,
} from '@helix/core'
import { isLater } from './open-layers.ts'
import { nextStep, stepOf, stepsDone } from './steps.ts'

/**
 * The conditions of `always` for a commit at a position. One with `from` applies when that step or a later one is
 * active; while idle it applies to the lanes `keep` and `fix`, which change the product.
 * Throws HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function alwaysAt(policy: Policy, position: Position, lane: StepId | null = null): Condition[] {
  return policy.always.filter((condition) => {
    const from = condition.asked['from']
    if (typeof from !== 'string') return true
    if (position === 'idle') return lane === 'keep' || lane === 'fix'
    return !isLater(policy, stepOf(policy, from), position)
  })
}

/**
 * What must hold before the active step is done: `always`, and the step's own exit; the last step, and any step of a
 * cycle with an amendment, asks for the exits of all steps before it again, but for reviews of what they were then. Each
 * condition once. None while idle.
 * Throws HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function conditionsToSettle(policy: Policy, position: Position, { amended = false } = {}): Condition[] {
  if (position === 'idle') return []
  const step = stepOf(policy, position.step)
  const isLast = nextStep(policy, step.id) === null
  const earlier = isLast || amended ? stepsDone(policy, position).flatMap((done) => done.exit.filter(isOfTree)) : []
  const all = [...alwaysAt(policy, position), ...earlier, ...step.exit]
  return [...new Map(all.map((condition) => [conditionKey(condition), condition])).values()]
}

/** The review of a step's work was of its Done, whatever comes after it. */
function isOfTree({ gate, asked }: Condition): boolean {
  return gate !== 'approval' || asked['of'] !== 'step'
}

/** Every condition that a policy asks, whenever it does. */
export function conditionsOf({ always, steps }: Policy): Condition[] {
  return [...always, ...steps.flatMap(({ exit }) => exit)]
}

/** Commands that conditions of these gates are of. */
export function commandsOf(conditions: readonly Condition[], ...gates: GateName[]): Set<CommandName> {
  return new Set(conditions.flatMap(({ gate, of }) => (gates.includes(gate) && of !== undefined ? [of] : [])))
}

/** One text per condition: two conditions with the same text ask the same. */
export function conditionKey({ gate, of, asked }: Condition): string {
  return canonicalJson({ gate, of, asked })
}

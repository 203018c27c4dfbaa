import type { CommandName, Policy, Step } from '@helix/core'
import type { Evidence } from './evidence.ts'

/** Index of the active step among the numbered ones; -1 between cycles and for a step that the policy does not know. */
export function stepIndex(evidence: Evidence): number {
  const position = evidence.position
  return position === 'idle' ? -1 : evidence.policy.steps.findIndex((step) => step.id === position.step)
}

/** The first step whose exit holds the red bar; of the command, where one is named. */
export function redBarIndex(policy: Policy, command?: CommandName): number {
  return policy.steps.findIndex((step) =>
    step.exit.some(({ gate, of }) => gate === 'red-bar' && (command === undefined || of === command)),
  )
}

/**
 * The targets of the command that may still fail. All of them: from their writing until the Done of the first step after the
 * red bar whose exit asks for the command's tests; without such a step, until the last step's Done. Later those that an
 * amendment reopened, until the active step's Done.
 */
export function redTargets(evidence: Evidence, command: CommandName): ReadonlySet<string> {
  const { policy, targets, closing } = evidence
  const red = redBarIndex(policy, command)
  const now = stepIndex(evidence)
  if (red === -1 || now === -1) return new Set()
  const asking = policy.steps.findIndex((step, index) => index > red && asksForTests(step, command))
  const green = asking === -1 ? policy.steps.length - 1 : asking
  if (now < green || (now === green && !closing)) return targets.ids
  return closing ? new Set() : targets.reopened
}

function asksForTests(step: Step, command: CommandName): boolean {
  return step.exit.some(({ gate, of }) => gate === 'tests' && of === command)
}

/**
 * Whether a path belongs to what the product is made of: its layer is opened by a step after the red bar and by none up to
 * it. Where no step asks for a red bar, every layer that a step opens counts.
 */
export function isImplementation(evidence: Evidence, path: string): boolean {
  const layer = evidence.layersOf(path)
  if (layer === null) return false
  const red = redBarIndex(evidence.policy)
  const opens = (step: Step) => step.opens.includes(layer)
  return evidence.policy.steps.slice(red + 1).some(opens) && !evidence.policy.steps.slice(0, red + 1).some(opens)
}

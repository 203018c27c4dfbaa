import type { CycleName, Finding, Policy, Position, StepId } from '@helix/core'
import { nearest } from '@helix/core'
import { isKebabName } from '../schema/kebab.ts'
import { nameOfStep, nextStep } from './steps.ts'

/** The `Helix-Start` and `Helix-Done` of one commit. */
export interface Trailers {
  start?: CycleName
  done?: StepId
}

/**
 * The pending position after a commit with these trailers, or the finding TRAILER-… that says why they cannot stand
 * there. Without either the position stays. Throws HelixError `playbook/unknown-step` for a position of another
 * playbook.
 */
export function applyTrailers(policy: Policy, position: Position, { start, done }: Trailers): Position | Finding {
  if (start !== undefined && done !== undefined) {
    return finding(
      'TRAILER-BOTH',
      'one commit holds Helix-Start and Helix-Done; a commit does one of them',
      'split the commit',
    )
  }
  if (start !== undefined) return applyStart(policy, position, start)
  if (done !== undefined) return applyDone(policy, position, done)
  return position
}

function applyStart(policy: Policy, position: Position, cycle: CycleName): Position | Finding {
  if (position !== 'idle') {
    const message = `Helix-Start: ${cycle}, but the cycle ${position.cycle} is active at ${nameOfStep(policy, position.step)}; a branch has one at a time`
    return finding('TRAILER-START', message, `finish ${position.cycle}, or start ${cycle} on a branch of its own`)
  }
  // Between cycles everything calls the position idle.
  if (!isKebabName(cycle) || cycle === 'idle') {
    const message = `Helix-Start: ${cycle} is no name of a cycle; expected kebab case: checkout-discounts`
    return finding('TRAILER-CYCLE', message, 'helix next --new "<idea>" chooses a name')
  }
  const first = policy.steps[0]
  if (first === undefined) throw new Error('a policy has steps')
  return { cycle, step: first.id }
}

function applyDone(policy: Policy, position: Position, done: StepId): Position | Finding {
  if (position === 'idle') {
    return finding(
      'TRAILER-DONE',
      `Helix-Done: ${done}, but no cycle is active`,
      'helix next --new "<idea>" starts one',
    )
  }
  if (done !== position.step) {
    const known = policy.steps.map((step) => step.id)
    const meant = known.includes(done) ? undefined : nearest(done, known)
    const hint = meant === undefined ? '' : `. Did you mean "${meant}"?`
    const message = `Helix-Done: ${done}, but active is ${nameOfStep(policy, position.step)}${hint}`
    return finding('TRAILER-DONE', message, `helix commit --done closes ${position.step}, and no other step`)
  }
  const next = nextStep(policy, done)
  return next === null ? 'idle' : { cycle: position.cycle, step: next.id }
}

function finding(code: string, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix }
}

import type { Position, StepId } from '@helix/core'

export type Move = 'stay' | 'start' | 'pass' | 'rollback'

/**
 * What going from one position to another is, with a playbook's numbered steps in order; null for what no judgement may
 * do (skipping a step, changing the cycle). Giving a cycle up before its last step is a rollback too, and so is leaving a
 * step that the playbook no longer has.
 */
export function moveOf(steps: readonly StepId[], from: Position, to: Position): Move | null {
  if (samePosition(from, to)) return 'stay'
  if (from === 'idle') return to !== 'idle' && to.step === steps[0] ? 'start' : null
  const here = steps.indexOf(from.step)
  if (to === 'idle') return here !== -1 && here === steps.length - 1 ? 'pass' : 'rollback'
  const there = steps.indexOf(to.step)
  if (to.cycle !== from.cycle || there === -1) return null
  if (here === -1 || there < here) return 'rollback'
  return there === here + 1 ? 'pass' : null
}

export function samePosition(a: Position, b: Position): boolean {
  if (a === 'idle' || b === 'idle') return a === b
  return a.cycle === b.cycle && a.step === b.step
}

/** `checkout-discounts DOMAIN_LOGIC`, or `idle`. */
export function renderPosition(position: Position): string {
  return position === 'idle' ? 'idle' : `${position.cycle} ${position.step}`
}

import type { Policy, Position } from '@helix/core'

/** What a move of the beacon is. A rollback needs an approval of kind position. */
export type Move = 'stay' | 'start' | 'pass' | 'finish' | 'rollback'

/**
 * What the move from one position to another is, or null when the beacon cannot make it. Between cycles it starts one
 * at the first step; in a cycle it goes on by one step, finishes after the last, or goes back (to an earlier step, or
 * to idle: the cycle is given up). A cycle never turns into another, and steps of another playbook are reached by
 * nothing but staying.
 */
export function legalMove(policy: Policy, from: Position, to: Position): Move | null {
  if (isSame(from, to)) return 'stay'
  if (from === 'idle') return indexOf(policy, to) === 0 ? 'start' : null
  const before = indexOf(policy, from)
  if (to === 'idle') return before === policy.steps.length - 1 ? 'finish' : 'rollback'
  const after = indexOf(policy, to)
  if (from.cycle !== to.cycle || after === -1) return null
  // A position whose step the playbook no longer has can only be led back by an approval.
  if (before === -1 || after < before) return 'rollback'
  return after === before + 1 ? 'pass' : null
}

function isSame(a: Position, b: Position): boolean {
  if (a === 'idle' || b === 'idle') return a === b
  return a.cycle === b.cycle && a.step === b.step
}

function indexOf(policy: Policy, position: Position): number {
  return position === 'idle' ? -1 : policy.steps.findIndex((step) => step.id === position.step)
}

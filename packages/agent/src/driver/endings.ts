import type { ErrorCode, HelixError } from '@helix/core'
import type { Ending } from './port.ts'
import { left } from './run-state.ts'
import type { Turn } from './turn.ts'

/** An honest stop; what the last check found is what is left to do. */
export function stop({ state }: Turn, code: ErrorCode, reason: string, hint?: string): Ending {
  return { kind: 'stopped', code, reason, ...(hint === undefined ? {} : { hint }), findings: left(state) }
}

/** The stop that an error of the model or its server means. */
export function stopFor(turn: Turn, error: HelixError): Ending {
  return stop(turn, error.code, error.message, error.hint)
}

/** The stop when the run's signal has fired: its caller interrupted it, or its minutes are over. */
export function aborted(turn: Turn): Ending {
  if (turn.ports.signal?.aborted) {
    return stop(turn, 'agent/interrupted', 'the run was interrupted; nothing is lost', 'helix next continues it')
  }
  const { minutes } = turn.assignment.budget
  return stop(turn, 'agent/budget-minutes', `the run's budget is used up: ${minutes} minutes`)
}

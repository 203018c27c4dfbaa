import type { ModelClient } from '../model/client.ts'
import type { Assignment, RunPorts } from './port.ts'
import type { RunState } from './run-state.ts'

/** What every part of a turn needs. */
export interface Turn {
  assignment: Assignment
  ports: RunPorts
  state: RunState
  model: ModelClient
  /** Ends with the caller's signal or the run's minutes. */
  signal: AbortSignal
  /** Milliseconds of the run so far, those before a resume included. */
  elapsed: () => number
}

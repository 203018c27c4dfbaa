import type { Command, Policy, ReportFormat } from '@helix/core'
import type { Cell } from '@helix/process'
import type { RawRun } from '../run/raw-run.ts'

export interface MeasureRequest<C extends Command = Command> {
  command: C
  policy: Policy
  /** The judged folder: a checkout with its dependencies. */
  folder: string
  purpose: RawRun['purpose']
  /** Where the command runs apart from everything else; beside everything else when absent. */
  within?: Cell
  /** Order of the tests, where the runner can shuffle. */
  seed: number
  /** Address of the service that the command needs, when it is up. */
  serviceUrl?: string
  /** How the start of the command's service went. */
  service?: RawRun['service']
  /** The folder holds generated stubs, which write down their calls. */
  stubbed?: boolean
  /** Mark of this run; a fresh one when absent. */
  nonce?: string
  /** Mutants of these lines only (from 1, both ends included), for quick feedback; all of them when absent. */
  changed?: ReadonlyMap<string, readonly (readonly [number, number])[]>
}

/** What is started for a run, and where it leaves its reports. */
export interface Invocation {
  argv: string[]
  env: Record<string, string>
  /** Null: what the program says over descriptor 3, which nobody else holds, so that whatever it left running cannot change it. */
  reports: { format: ReportFormat | 'none'; path: string | null }[]
  seed: number | null
  /** Files of Helix in the judged folder, which go again when the run has ended. */
  planted?: readonly string[]
}

/** Writes what a run needs into `scratch` (outside the judged folder) and says what to start. */
export type Adapter<C extends Command> = (
  request: MeasureRequest<C>,
  scratch: string,
  nonce: string,
) => Promise<Invocation>

import type { Program } from './program.ts'

export interface ProgramOptions {
  program: Program
  /** A folder of the run's own, outside the worktree. */
  home: (runId: string) => string
  model: string | null
  /** Milliseconds without a word until the program is stopped. */
  idle: number
  /** The user's environment, of which a program sees only what it is given. */
  environment: Readonly<Record<string, string | undefined>>
  /** Version of Helix, for the log. */
  helix: string
}

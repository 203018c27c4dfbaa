// What one invocation of a command left behind: bytes and facts of the process, nothing interpreted.
import type { CommandName, ReportFormat } from '@helix/core'

/** A report file as it was found, or why there is none. */
export interface RawReport {
  format: ReportFormat | 'none' | 'stub-calls'
  /** The file's bytes; null when the run left no file at the path that it was given. */
  bytes: Uint8Array | null
  /** Seconds since the epoch of the file's last change; a report older than the run is stale. */
  modifiedAt?: number
}

export interface RawRun {
  command: CommandName
  /** What the run was for; one command may be run for several ends. */
  purpose: 'tests' | 'coverage' | 'mutation' | 'bench' | 'exit'
  argv: string[]
  /** Seconds since the epoch. */
  startedAt: number
  durationMs: number
  exit: { code: number | null; signal: string | null; timedOut: boolean; missing: boolean }
  /** Unique per run; reports that carry a nonce must carry this one. */
  nonce: string
  /** Seed of the shuffled order, where the runner can shuffle. */
  seed: number | null
  reports: RawReport[]
  /** Files of the measured tree that its checkout did not hold unchanged all the while, the first of them; absent for none. */
  altered?: string[]
  /** Last kilobytes of what it printed, for people. */
  output: string
  /** The service that it was run against: how its start went; how many requests a stand-in counted. */
  service?: { name: string; started: boolean; reason: string; url: string | null; requests?: number }
}

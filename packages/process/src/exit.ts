/** How a process ended. */
export interface Exit {
  /** null when a signal ended it or it never started. */
  code: number | null
  signal: NodeJS.Signals | null
  /** It took longer than `timeout`, or was silent longer than `idleTimeout`. */
  timedOut: boolean
  /** The caller's signal stopped it. */
  stopped: boolean
  /** There is no such program. */
  missing: boolean
  durationMs: number
  /** The end of each output. */
  stdout: string
  stderr: string
  /** What it wrote to descriptor 3, where that was asked for. */
  said?: Uint8Array
}

import type { Finding, Where } from './finding.ts'

/** `area/kebab-case`, for instance `git/not-a-repo`; every one has a note that `helix why` prints. */
export type ErrorCode = `${string}/${string}`

export interface HelixErrorOptions {
  /** The next command or step for the user. */
  hint?: string
  where?: Where
  /** Details, when one message is not enough (all errors of a playbook, for instance). */
  findings?: Finding[]
  cause?: unknown
}

/** Helix cannot do its work (exit code 2). A gate that says no is not an error: it is a value. */
export class HelixError extends Error {
  override readonly name = 'HelixError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly where: Where | undefined
  readonly findings: readonly Finding[]

  constructor(code: ErrorCode, message: string, options: HelixErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.where = options.where
    this.findings = options.findings ?? []
  }
}

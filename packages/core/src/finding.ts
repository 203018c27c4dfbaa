/** Where a finding points: a file of the repository (line and column from 1) or a place named in words. */
export interface Where {
  path?: string
  line?: number
  column?: number
  /** A commit, a playbook entry (`steps.DOMAIN_LOGIC.exit.mutation`), a requirement … */
  name?: string
}

/**
 * One reason why something is not as it must be; `--json` prints these unchanged.
 * `code` is what `helix why` explains; upper case with dashes: `MSG-WHY`.
 */
export interface Finding {
  severity: 'error' | 'warning' | 'note'
  code: string
  /** What is wrong, measured against asked, one sentence without a period at its end. */
  message: string
  where?: Where
  /** What to do next: a command to paste, or one imperative sentence. */
  fix?: string
}

/** What `helix why CODE` says of one code: the rule, why it exists, how to get past it honestly. */
export interface CodeNote {
  title: string
  why: string
  fix: string
}

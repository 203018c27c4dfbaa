import type { Finding, Verdict } from '@helix/core'

/** The errors of verdicts that do not pass. */
export function openFindings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ outcome, findings }) =>
    outcome === 'pass' ? [] : findings.filter(({ severity }) => severity === 'error'),
  )
}

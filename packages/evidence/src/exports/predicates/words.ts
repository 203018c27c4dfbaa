import type { Judgement, Verdict } from '@helix/core'
import { waives } from '../../approvals/waives.ts'

/** Who verified: the rules of `helix verify`, whose meaning a new version of this URI would announce. */
export const verifierId = 'https://www.npmjs.com/package/helix-autobahn/verify/v1'

/** Seconds since the epoch as RFC 3339, in whole seconds. */
export function timestamp(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z')
}

export type Told = 'passed' | 'waived' | 'failed'

/** How a verdict went; waived when each of its errors has an approval that the judgement holds. */
export function outcomeOf({ outcome, findings }: Verdict, { approvals, subject }: Judgement): Told {
  if (outcome === 'pass') return 'passed'
  const errors = findings.filter(({ severity }) => severity === 'error')
  const isWaived = errors.length > 0 && errors.every((finding) => waives(approvals, finding, subject.commit) !== null)
  return isWaived ? 'waived' : 'failed'
}

/** A condition by its gate and command: `tests of unit`. */
export function nameOf({ condition: { gate, of } }: Verdict): string {
  return of === undefined ? gate : `${gate} of ${of}`
}

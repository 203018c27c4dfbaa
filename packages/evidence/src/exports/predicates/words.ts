import type { Judgement, Verdict } from '@helix/core'
import { isWaived } from '../../chain/chain-record.ts'

/** Who verified: the rules of `helix verify`, whose meaning a new version of this URI would announce. */
export const verifierId = 'https://www.npmjs.com/package/helix-autobahn/verify/v1'

/** Seconds since the epoch as RFC 3339, in whole seconds. */
export function timestamp(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z')
}

export type Told = 'passed' | 'waived' | 'failed'

/** How a verdict went; waived when each of its errors has an approval that the judgement holds. */
export function outcomeOf(verdict: Verdict, judgement: Judgement): Told {
  if (verdict.outcome === 'pass') return 'passed'
  return isWaived(verdict, judgement) ? 'waived' : 'failed'
}

/** A condition by its gate and command: `tests of unit`. */
export function nameOf({ condition: { gate, of } }: Verdict): string {
  return of === undefined ? gate : `${gate} of ${of}`
}

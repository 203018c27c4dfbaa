import { HelixError } from '@helix/core'
import { approvalDigest } from '@helix/evidence'
import type { Here } from '../../repository/open.ts'
import type { Approvable } from '../approve.ts'

/** A finding, named as the refusal printed it: its code, then the place. HelixError approve/finding without a code. */
export async function approvableFinding({ head }: Here, [code, place]: readonly string[]): Promise<Approvable> {
  if (code === undefined || !/^[A-Z][A-Z0-9-]+$/.test(code)) {
    throw new HelixError('approve/finding', 'name the finding by its code and place', {
      hint: 'helix approve finding GATE-TESTS-FLAKY test/unit/cart.test.ts --until <YYYY-MM-DD> --why "<reason>"',
    })
  }
  const where = place === undefined ? undefined : { path: place }
  const of = approvalDigest({ kind: 'finding', finding: { code, ...(where && { where }) }, commit: null })
  return Promise.resolve({ kind: 'finding', of, what: [code, place].filter(Boolean).join(' '), authors: [head] })
}

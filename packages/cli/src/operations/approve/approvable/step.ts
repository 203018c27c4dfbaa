import { HelixError } from '@helix/core'
import { nameOfStep } from '@helix/playbook'
import { reviewDigest, stepAuthors } from '../../../measuring/evidence/review-view.ts'
import type { Here } from '../../../repository/open.ts'
import type { Approvable } from './approvable.ts'

/** The work of the active step as HEAD holds it. HelixError approve/nothing between cycles. */
export async function approvableStep({ git, head, standing }: Here): Promise<Approvable> {
  const { policy, position, here } = standing
  if (position === 'idle') {
    throw new HelixError('approve/nothing', 'no cycle is active, so no work of a step awaits a review', {
      hint: 'helix status',
    })
  }
  return {
    kind: 'position',
    of: await reviewDigest(git, standing, head),
    what: `the work of ${nameOfStep(policy, position.step)}`,
    authors: await stepAuthors(git, { ...standing, done: here.done, parent: head }),
    next: 'helix next',
  }
}

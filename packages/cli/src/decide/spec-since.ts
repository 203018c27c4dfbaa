import type { Oid, Policy } from '@helix/core'
import { type ChainRecord, isRollback, passes, samePosition } from '@helix/evidence'
import { opensSpec } from './commit-kind.ts'

/**
 * The commit since which whoever changes the spec is an author of it, and a yes to it is one of this cycle: the cycle's Start; null
 * between cycles. A cycle that was given up while the spec was open may leave a draft that nobody approved, and the next one goes on
 * with it: then the newest commit that passed before that.
 */
export function specSince(
  policy: Policy,
  ancestry: readonly Pick<ChainRecord, 'judgement'>[],
  cycleStart: Oid | null,
): Oid | null {
  if (cycleStart === null) return null
  let landed = { commit: cycleStart, spec: '' }
  let isDraft = false
  for (const { judgement } of ancestry) {
    const { from, to, spec } = judgement
    const { commit } = judgement.subject
    if (commit === cycleStart) break
    const isLeft = to === 'idle' && (samePosition(from, to) || isRollback(judgement))
    isDraft = isLeft ? isDraft && spec !== landed.spec : opensSpec(policy, to)
    if (!isDraft && passes(judgement)) landed = { commit, spec }
  }
  return isDraft ? landed.commit : cycleStart
}

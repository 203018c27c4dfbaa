import type { Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { remember } from '../local/remembered.ts'
import type { Standing } from './standing.ts'
import { readChainEnds } from './chain-ends.ts'

/** What the hooks of one commit need of where its parent stands. */
export type BriefStanding = Pick<
  Standing,
  'commit' | 'policy' | 'position' | 'label' | 'cycleStart' | 'specSince' | 'here' | 'chainPosition' | 'takenBack'
>

/**
 * As `standingAt`, of which it is a part. It follows from the commit and the ends of the chain alone, so that the first hook
 * of a commit works it out and the others read it.
 */
export async function briefStandingAt(git: Git, commit: Oid): Promise<BriefStanding | null> {
  return remember(git, 'standing', [commit, ...(await readChainEnds(git))].join(' '), async () => {
    const { standingAt } = await import('./standing.ts')
    const standing = await standingAt(git, commit)
    if (standing === null) return null
    const { policy, position, label, cycleStart, specSince, here, chainPosition, takenBack } = standing
    return { commit, policy, position, label, cycleStart, specSince, here, chainPosition, takenBack }
  })
}

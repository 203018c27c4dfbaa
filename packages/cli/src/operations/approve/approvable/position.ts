import { HelixError, nearest, type Position } from '@helix/core'
import { approvalDigest, renderPosition } from '@helix/evidence'
import { placesBefore } from '../../../decide/approved-rollback.ts'
import type { Here } from '../../../repository/open.ts'
import type { Approvable } from './approvable.ts'

/**
 * The way back from where the chain stands to an earlier step of the cycle, or with `idle` out of the cycle. HelixErrors
 * approve/nothing (no cycle), approve/position (no such step), approve/pending (a Done that nobody has judged yet).
 */
export async function approvablePosition({ standing }: Here, [step]: readonly string[]): Promise<Approvable> {
  const { policy, chainPosition, here } = standing
  const { position: from, moved: since } = chainPosition
  if (here.pending) {
    throw new HelixError(
      'approve/pending',
      'a Start or Done has not been judged yet, so the beacon may still move on',
      {
        hint: policy.signing === 'ssh' ? 'git push, let CI judge first, then git fetch' : 'helix verify --sign',
      },
    )
  }
  if (from === 'idle' || since === null) {
    throw new HelixError('approve/nothing', 'no cycle is active, so no step can be taken back', {
      hint: 'helix status',
    })
  }
  const to = placesBefore(policy, from).find((place) => nameOf(place) === step)
  if (to === undefined) throw noSuchStep(placesBefore(policy, from).map(nameOf), from, step)
  return {
    kind: 'position',
    of: approvalDigest({ kind: 'position', from, to, since }),
    what: `the way back from ${renderPosition(from)} to ${nameOf(to)}`,
    authors: [],
    next: policy.signing === 'ssh' ? 'git push' : 'helix verify --sign',
  }
}

function nameOf(position: Position): string {
  return position === 'idle' ? 'idle' : position.step
}

function noSuchStep(known: readonly string[], from: Position, step: string | undefined): HelixError {
  const meant = step === undefined ? undefined : nearest(step, known)
  const asked = step === undefined ? 'name the step to go back to' : `${step} is no step before ${renderPosition(from)}`
  return new HelixError('approve/position', `${asked}; known: ${known.join(', ')}`, {
    hint: `helix approve position ${meant ?? known.at(-1)} --why "<reason>"`,
  })
}

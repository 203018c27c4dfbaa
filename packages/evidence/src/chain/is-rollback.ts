import type { Judgement } from '@helix/core'
import { samePosition } from './move.ts'

/** Whether a judgement takes steps back. It holds the approvals that it rests on, and only a rollback rests on one of a position. */
export function isRollback({ from, to, approvals }: Judgement): boolean {
  return !samePosition(from, to) && approvals.some(({ kind }) => kind === 'position')
}

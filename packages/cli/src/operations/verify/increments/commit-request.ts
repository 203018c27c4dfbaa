import type { Approval, Policy } from '@helix/core'
import type { Sorted } from '../../../decide/commit-kind.ts'
import type { Stand } from '../../../decide/replay.ts'
import type { Standing } from '../../../repository/standing/standing.ts'
import type { SurroundingsAt } from '../../../repository/surroundings.ts'
import type { Alike } from './alike.ts'
import type { LabelWhereMade } from './label-where-made.ts'
import type { OwnChanges } from './own-changes.ts'

/** One commit with everything that it is judged by. */
export interface CommitRequest {
  standing: Standing
  stand: Stand
  policy: Policy
  surroundingsAt: SurroundingsAt
  labelWhereMade: LabelWhereMade
  /** What was judged of the range so far. */
  alike: Alike
  /** As the tip holds them. */
  approvals: readonly Approval[]
  landing: boolean
  now: number
}

/** A commit, sorted, with what its author changed. */
export interface CommitFacts extends CommitRequest {
  sorted: Sorted
  own: OwnChanges
}

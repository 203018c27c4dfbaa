import type { Approval, Policy } from '@helix/core'
import type { Stand } from '../../decide/replay.ts'
import type { Standing } from '../../repository/standing.ts'
import type { SurroundingsAt } from '../../repository/surroundings.ts'

/** One commit with everything that it is judged by. */
export interface CommitRequest {
  standing: Standing
  stand: Stand
  policy: Policy
  surroundingsAt: SurroundingsAt
  /** As the tip holds them. */
  approvals: readonly Approval[]
  landing: boolean
  now: number
}

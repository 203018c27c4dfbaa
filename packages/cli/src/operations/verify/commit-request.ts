import type { Approval, Policy } from '@helix/core'
import type { Stand } from '../../decide/replay.ts'
import type { SpecFilesAt } from '../../repository/spec-files.ts'
import type { Standing } from '../../repository/standing.ts'

/** One commit with everything that it is judged by. */
export interface CommitRequest {
  standing: Standing
  stand: Stand
  policy: Policy
  specFilesAt: SpecFilesAt
  /** As the tip holds them. */
  approvals: readonly Approval[]
  landing: boolean
  now: number
}

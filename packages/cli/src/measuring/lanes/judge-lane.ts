import type { Finding, Oid, StepId } from '@helix/core'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import { judgeProof } from './judge-proof.ts'
import { judgeVerdicts } from './judge-verdicts.ts'
import type { LaneRequest } from './lane-runs.ts'

/** What runs showed of one commit of a lane. */
export interface JudgedLane {
  commit: Oid
  lane: StepId
  /** What the runs were to show. */
  claim: 'a proven fix' | 'the same verdicts' | 'nothing new'
  /** Ids of tests that fail without the fix and pass with it. */
  proving: string[]
  findings: Finding[]
}

/**
 * Judges by runs what a commit of the lanes `fix` and `keep` claims: that a test of the fix fails without it; that a refactoring
 * changes the verdict of no frozen test. Null where there is nothing to run.
 */
export async function judgeLane(git: Git, io: Io, request: LaneRequest): Promise<JudgedLane | null> {
  const { commit, lane, parents } = request.stand.increment
  const [parent, second] = parents
  if (parent === undefined || second !== undefined || lane === undefined) return null
  if (lane === 'fix') return { commit, lane, claim: 'a proven fix', ...(await judgeProof(git, io, request, parent)) }
  if (lane !== 'keep') return null
  const findings = await judgeVerdicts(git, io, request, parent)
  return findings === null ? null : { commit, lane, claim: 'the same verdicts', proving: [], findings }
}

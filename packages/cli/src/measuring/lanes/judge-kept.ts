import type { Finding } from '@helix/core'
import type { Git } from '@helix/git'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import { judgeAids } from './judge-aids.ts'
import { judgeNewTests } from './judge-new-tests.ts'
import { type KeptRequest, keptSinceBase } from './kept-changes.ts'

/**
 * That commits of the lane `keep` brought nothing new since the base, all of them together: old tests ask for what they asked for,
 * and new ones find nothing else. Null where nothing had to be run.
 */
export async function judgeKept(
  git: Git,
  io: Io,
  request: KeptRequest,
): Promise<{ stand: Stand; findings: Finding[] } | null> {
  const kept = keptSinceBase(request)
  if (kept === null) return null
  const judged = [await judgeAids(git, io, request, kept), await judgeNewTests(git, io, request, kept)]
  const ran = judged.filter((findings) => findings !== null)
  return ran.length === 0 ? null : { stand: kept.stand, findings: ran.flat() }
}

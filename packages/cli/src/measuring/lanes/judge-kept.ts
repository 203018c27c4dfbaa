import type { Finding } from '@helix/core'
import type { Git } from '@helix/git'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import { judgeAids } from './judge-aids.ts'
import { judgeNewTests } from './judge-new-tests.ts'
import { type KeptRequest, keptSinceBase } from './kept-changes.ts'

/** What runs showed of all commits of the lane `keep` up to one commit. */
export interface JudgedKept {
  stand: Stand
  findings: Finding[]
}

/**
 * That commits of the lane `keep` brought nothing new since the base, all of them together: old tests ask for what they asked for,
 * and new ones find nothing else. Nothing where nothing had to be run.
 */
export async function judgeKept(git: Git, io: Io, request: KeptRequest): Promise<JudgedKept[]> {
  const judged: JudgedKept[] = []
  for (const kept of keptSinceBase(request)) {
    const found = [await judgeAids(git, io, request, kept), await judgeNewTests(git, io, request, kept)]
    const ran = found.filter((findings) => findings !== null)
    if (ran.length > 0) judged.push({ stand: kept.stand, findings: ran.flat() })
  }
  return judged
}

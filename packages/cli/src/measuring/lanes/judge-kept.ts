import type { Finding } from '@helix/core'
import { leaningOn } from '@helix/gates'
import type { Git } from '@helix/git'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import { judgeNewTests } from './judge-new-tests.ts'
import { type Kept, type KeptRequest, keptSinceBase } from './kept-changes.ts'
import { testsThatLean } from './leaning-tests.ts'

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

/** That tests ask for what they asked for: those of the base pass, too, with what they read as it was. Null where no such file changed. */
async function judgeAids(git: Git, io: Io, request: KeptRequest, { stand, changes }: Kept): Promise<Finding[] | null> {
  const before = request.standing.base
  const leaning = await testsThatLean(git, io, { ...request, stand }, { changes, before })
  return leaning?.flatMap(({ tests, aids }) => leaningOn(tests, aids, 'keep')) ?? null
}

import type { Finding } from '@helix/core'
import { leaningOn } from '@helix/gates'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import type { Kept, KeptRequest } from './kept-changes.ts'
import { testsThatLean } from './leaning-tests.ts'

/** That tests ask for what they asked for: those of the base pass, too, with what they read as it was. Null where no such file changed. */
export async function judgeAids(
  git: Git,
  io: Io,
  request: KeptRequest,
  { stand, changes }: Kept,
): Promise<Finding[] | null> {
  const before = request.standing.base
  const leaning = await testsThatLean(git, io, { ...request, stand }, { changes, before })
  return leaning?.flatMap(({ tests, aids }) => leaningOn(tests, aids, 'keep')) ?? null
}

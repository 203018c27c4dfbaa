import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { judgeRange, rangeErrors } from '../operations/verify/judge-range.ts'
import { openHere } from '../repository/open.ts'
import type { Hook } from './hook.ts'
import { refuse } from './refuse.ts'

/** Judges the messages and paths of every commit since the base, before others see them; CI does it again. */
export const prePush: Hook = async (_, io) => {
  const here = await openAdopted(io)
  if (here === null) return 0
  const findings = rangeErrors(await judgeRange(here.git, here.standing, { landing: false, now: io.now() }))
  if (findings.length === 0) return 0
  return refuse(io, { what: 'push; nothing left this machine', findings, next: ['helix verify'] })
}

/** Null in a repository without a playbook: there the hook has nothing to say. */
async function openAdopted(io: Io) {
  try {
    return await openHere(io)
  } catch (error) {
    if (error instanceof HelixError && ['repository/not-adopted', 'repository/unborn'].includes(error.code)) return null
    throw error
  }
}

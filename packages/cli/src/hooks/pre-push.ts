import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { judgeRange, rangeErrors } from '../operations/verify/increments/judge-range.ts'
import { renderAwaited } from '../render/refusal.ts'
import { styleFor } from '../render/style.ts'
import { openHere } from '../repository/open.ts'
import type { Hook } from './hook.ts'
import { refuse } from './refuse.ts'

/** Judges the messages and paths of every commit since the base, before others see them, and says what awaits a person; CI does it again. */
export const prePush: Hook = async (_, io) => {
  const here = await openAdopted(io)
  if (here === null) return 0
  const commits = await judgeRange(here.git, here.standing, { landing: false, now: io.now() })
  const findings = rangeErrors(commits)
  if (findings.length > 0) {
    return refuse(io, { what: 'push; nothing left this machine', findings, next: ['helix verify'] })
  }
  const awaited = commits.flatMap((judged) => judged.findings).filter(({ severity }) => severity === 'warning')
  if (awaited.length > 0) io.warn(renderAwaited(awaited, styleFor(io)))
  return 0
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

import { setTimeout as sleep } from 'node:timers/promises'
import { type LoggedEntry, readRunLog } from '@helix/agent'
import { openGit } from '@helix/git'
import type { Io } from '../../io.ts'
import { keeping, type ShowRequest, type ShownRun, showRun } from './read-runs.ts'
import { findRun, storedRuns } from './stored-runs.ts'

/** Milliseconds between two looks at a log that goes on. */
const pause = 200

/**
 * Tells every entry of a run as it is written, until the run has ended or was put away, its log does not hold, or the caller
 * is interrupted; answers what there is then. HelixErrors as of `showRun`.
 */
export async function followRun(io: Io, request: ShowRequest, tell: (entry: LoggedEntry) => void): Promise<ShownRun> {
  const keeps = keeping(request.only)
  const git = await openGit(io.cwd)
  const { id } = findRun(await storedRuns(git), request.run)
  let [told, seen] = [0, '']
  while (!io.signal.aborted) {
    const { mark, kept, read } = findRun(await storedRuns(git), id)
    if (mark !== seen) {
      const { entries, problem } = readRunLog(await read())
      entries.slice(told).filter(keeps).forEach(tell)
      ;[told, seen] = [entries.length, mark]
      // What is kept in the repository is not written to any more, be it that its run was killed and another one goes on.
      if (kept || problem !== null || entries.at(-1)?.entry.type === 'outcome') break
    }
    await sleep(pause, undefined, { signal: io.signal }).catch(() => {})
  }
  return showRun(io, { ...request, run: id })
}

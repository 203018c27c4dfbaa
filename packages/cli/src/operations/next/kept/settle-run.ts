import { createRedactor, openRunLog, summariseRun } from '@helix/agent'
import { parseMessage, trailerValues } from '@helix/commits'
import { type Git, log, readRef, treeOf } from '@helix/git'
import type { Io } from '../../../io.ts'
import { endRun, heldRun, runLogPath } from './current-run.ts'
import { nextRef } from './waiting-increment.ts'

/**
 * Ends the run whose increment waits already: it was killed between the commit and its own end. Nothing of it is asked for or set
 * aside again.
 */
export async function settleRun(io: Io, git: Git): Promise<void> {
  const commit = await readRef(git, nextRef)
  if (commit === null) return
  const [waiting] = await log(git, { from: [`${commit}^`], to: commit })
  const [id] = trailerValues(parseMessage(waiting?.message ?? ''), 'Helix-Run')
  if (id === undefined || id !== (await heldRun(git))) return
  const runLog = await openRunLog(runLogPath(git, id), { now: Date.now, redact: createRedactor(io.env) })
  try {
    const run = summariseRun(runLog.record)
    if (run?.ended === 'open') {
      const reason = 'the increment had been accepted when the run was killed'
      const tree = await treeOf(git, commit)
      await runLog.write({ type: 'outcome', kind: 'increment', reason, findings: [], spent: run.spent, tree })
    }
  } finally {
    await runLog.close()
  }
  await endRun(git, id)
}

import type { Ending, RunOutcome, RunPorts } from './port.ts'
import type { Spent } from '../model/usage.ts'

/** Writes down how a run ended. One that was interrupted gets no outcome: its next start goes on with it. */
export async function closeRun(
  { log, tree }: Pick<RunPorts, 'log' | 'tree'>,
  ending: Ending,
  spent: Spent,
): Promise<RunOutcome> {
  const reason = reasonOf(ending)
  const isStopped = ending.kind === 'stopped'
  if (isStopped && ending.code === 'agent/interrupted') {
    await log.write({ type: 'decision', decision: ending.code, reason })
    return { ...ending, spent }
  }
  await log.write({
    type: 'outcome',
    kind: ending.kind,
    ...(isStopped && { code: ending.code }),
    reason,
    findings: isStopped ? ending.findings : [],
    spent,
    tree: await tree(),
  })
  return { ...ending, spent }
}

function reasonOf(ending: Ending): string {
  if (ending.kind === 'stopped') return ending.reason
  return ending.kind === 'amendment' ? ending.why : ending.proposal.description
}

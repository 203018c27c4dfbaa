import { exhaustedCycle, readRunLog, type RunTotal, summariseRun, totalOf } from '@helix/agent'
import { HelixError } from '@helix/core'
import { log } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import { storedRuns } from '../log/stored-runs.ts'

/** Stops before a run that the cycle has no budget left for. HelixError agent/cycle-budget. */
export async function requireCycleBudget(here: Here): Promise<void> {
  const limits = here.standing.policy.agent.cycle
  if (limits === undefined) return
  const over = exhaustedCycle(limits, await spentInCycle(here))
  if (over === null) return
  throw new HelixError(over.code, over.reason, {
    hint: 'raise agent.cycle in playbook.yml, or do the rest yourself: helix brief',
  })
}

/** What the runs used up that began on a commit of this cycle. */
async function spentInCycle({ git, head, standing }: Here): Promise<RunTotal> {
  const from = standing.cycleStart === null ? [] : [`${standing.cycleStart}^`]
  const commits = new Set((await log(git, { from, to: head })).map(({ commit }) => commit))
  const runs = await Promise.all((await storedRuns(git)).map(async (run) => summariseRun(readRunLog(await run.read()))))
  return totalOf(runs.flatMap((run) => (run !== null && commits.has(run.base) ? [run.spent] : [])))
}

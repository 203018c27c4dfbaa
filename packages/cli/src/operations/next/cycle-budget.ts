import {
  type Budget,
  type CycleLimits,
  exhaustedCycle,
  readRunLog,
  type RunSummary,
  type RunTotal,
  summariseRun,
  totalOf,
  withinCycle,
} from '@helix/agent'
import { parseMessage, trailerValues } from '@helix/commits'
import { HelixError } from '@helix/core'
import { log } from '@helix/git'
import type { openBriefly } from '../../repository/open.ts'
import { storedRuns } from '../log/stored-runs.ts'

type Place = Awaited<ReturnType<typeof openBriefly>>

/** What the runs of a cycle used up together, and where they stop. */
export interface CycleUse {
  limits: CycleLimits
  spent: RunTotal
}

/** Of the active cycle; null between cycles, and where the playbook bounds none. */
export async function readCycleUse(place: Place): Promise<CycleUse | null> {
  const limits = place.standing.policy.agent.cycle
  if (limits === undefined || place.standing.position === 'idle') return null
  return { limits, spent: totalOf((await runsOfCycle(place)).map(({ spent }) => spent)) }
}

/**
 * What the run of an id may use up: no more than the others of its cycle left. HelixError agent/cycle-budget where that is
 * nothing.
 */
export async function budgetInCycle(place: Place): Promise<(id: string) => Budget> {
  const { budget, cycle } = place.standing.policy.agent
  if (cycle === undefined) return () => budget
  const runs = await runsOfCycle(place)
  const over = exhaustedCycle(cycle, totalOf(runs.map(({ spent }) => spent)))
  if (over === null) {
    // A run that is taken up counts what it had used up by itself.
    return (own) => withinCycle(budget, cycle, totalOf(runs.flatMap(({ id, spent }) => (id === own ? [] : [spent]))))
  }
  throw new HelixError(over.code, over.reason, {
    hint: 'raise agent.cycle in playbook.yml, or do the rest yourself: helix brief',
  })
}

/** The runs that began on a commit of the cycle, or made one of it: a rebase makes other commits of those that they began on. */
async function runsOfCycle({ git, head, standing }: Place): Promise<RunSummary[]> {
  const from = standing.cycleStart === null ? [] : [`${standing.cycleStart}^`]
  const commits = await log(git, { from, to: head })
  const made = commits.flatMap(({ message }) => trailerValues(parseMessage(message), 'Helix-Run'))
  const known = new Set([...commits.map(({ commit }) => commit), ...made])
  const runs = await Promise.all((await storedRuns(git)).map(async (run) => summariseRun(readRunLog(await run.read()))))
  return runs.filter((run) => run !== null).filter(({ id, base }) => known.has(base) || known.has(id))
}

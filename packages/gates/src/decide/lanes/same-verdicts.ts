import type { CommandName, Finding } from '@helix/core'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { titleOf } from '../test-id.ts'
import { splitTargets, vectorsOf } from '../vectors.ts'

export interface VerdictRuns {
  before: Evidence
  after: Evidence
  commands: readonly CommandName[]
}

/** No target passes or fails by a refactoring that did not do so before it. Code LANE-VERDICT, and what makes runs prove nothing. */
export function judgeSameVerdicts({ before, after, commands }: VerdictRuns): Finding[] {
  const runs = (evidence: Evidence) => commands.flatMap((command) => evidence.runs(command, 'tests'))
  const invalid = [...runs(before), ...runs(after)].filter((run) => !run.valid)
  if (invalid.length > 0) return invalid.flatMap((run) => run.findings)
  const [old, now] = [statesOf(before, after, commands), statesOf(after, after, commands)]
  return [...now].flatMap(([id, state]) => {
    const was = old.get(id) ?? 'absent'
    if (was === state) return []
    const message = `the frozen test "${titleOf(id)}" ${told(was)} before this refactoring and ${told(state)} after it`
    return [fault('LANE-VERDICT', message, 'Bring the behaviour with its step, as feat or fix.', { name: id })]
  })
}

function told(state: string): string {
  return state === 'passed' ? 'passes' : state === 'failed' ? 'fails' : `is ${state}`
}

/** Target → how its rows end, taken together. */
function statesOf(evidence: Evidence, { targets }: Evidence, commands: readonly CommandName[]): Map<string, string> {
  const vectors = commands.flatMap((command) => vectorsOf(evidence.runs(command, 'tests')))
  const { found } = splitTargets(vectors, targets.ids)
  return new Map(
    [...found].map(([id, rows]) => [id, [...new Set(rows.map(({ state }) => state))].toSorted().join('+')]),
  )
}

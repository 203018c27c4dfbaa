import type { CommandName, Policy } from '@helix/core'
import { commandsOf, conditionsOf } from '@helix/playbook'
import type { Run } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { patchLines } from '../lines.ts'
import { isOn, score } from '../mutants.ts'
import { fileOf, isDeclaredAs, titleOf } from '../test-id.ts'

/** Which targets notice a change of the code that the cycle wrote; or why that is not asked. */
export type Killing = { asked: true; killing: string[]; idle: string[] } | { asked: false; why: string }

/** Whether each target killed at least one mutant of the changed lines, where mutants are tried with the command's tests. */
export function killingOf(command: CommandName, evidence: Evidence): Killing {
  const { policy, targets } = evidence
  const tools = [...commandsOf(conditionsOf(policy), 'mutation')]
  if (tools.length === 0) return { asked: false, why: 'the playbook has no mutation gate' }
  const runs = tools.flatMap((tool) => {
    const run = evidence.runs(tool, 'mutation').at(-1)
    return run?.valid === true && tries(policy, tool, command, { run, targets: targets.ids }) ? [run] : []
  })
  if (runs.length === 0) return { asked: false, why: `no mutation gate runs the tests of ${command}` }
  const changed = patchLines(evidence)
  const mutants = runs.flatMap((run) => (run.mutants ?? []).filter((mutant) => isOn(changed, mutant)))
  if (score(mutants).tried === 0) return { asked: false, why: 'no mutant was tried on a changed line' }
  const killers = [...new Set(mutants.filter(({ status }) => status === 'Killed').flatMap(({ killedBy }) => killedBy))]
  const noticed = Map.groupBy(targets.ids, (id) => killers.some((killer) => isSame(killer, id)))
  return { asked: true, killing: noticed.get(true) ?? [], idle: noticed.get(false) ?? [] }
}

interface Tried {
  run: Run
  targets: ReadonlySet<string>
}

/** Whether mutants are tried with these tests: the playbook says so, or the report names one of them. */
function tries({ commands }: Policy, tool: CommandName, command: CommandName, { run, targets }: Tried): boolean {
  const known = commands[tool]
  if (known?.kind === 'stryker') return known.tests.includes(command)
  return (run.mutationTests ?? []).some((test) => [...targets].some((id) => isSame(test, id)))
}

/** Mutation tools join the names of suites as they like: with blanks, or with what stands between them in an id. */
function isSame(test: string, target: string): boolean {
  return isDeclaredAs(test, target) || (fileOf(test) === fileOf(target) && isDeclaredAs(joined(test), joined(target)))
}

function joined(id: string): string {
  return titleOf(id).replaceAll(' > ', ' ')
}

import { canonicalJson, sha256 } from '@helix/core'
import type { Exit } from '@helix/process'
import type { AgentDriver, Assignment, RunPorts } from '../driver/port.ts'
import type { ProgramOptions } from './program-options.ts'
import { type ProgramExit, type Starter, workInRounds } from './rounds.ts'

/** The end of the output that a log keeps. */
export const mostOutput = 16_384

/** Makes starts of a program for one run. */
type StarterOf = (assignment: Assignment, ports: RunPorts, options: ProgramOptions) => Starter

/** A driver that starts a program, round after round, and judges what it changed. */
export function programDriver(name: string, options: ProgramOptions, starterOf: StarterOf): AgentDriver {
  return {
    name,
    run: async (assignment, ports) => {
      await ports.log.write(headerOf(name, assignment, ports, options))
      return workInRounds(assignment, ports, starterOf(assignment, ports, options))
    },
  }
}

/** The first line of the log. */
function headerOf(
  driver: string,
  { runId, step, spec, base, brief }: Assignment,
  { enclosure: { sandbox } }: RunPorts,
  { helix, program }: ProgramOptions,
) {
  return {
    type: 'run' as const,
    version: 1 as const,
    id: runId,
    helix,
    driver,
    model: program.name,
    host: '',
    step,
    spec,
    base,
    prompt: sha256(canonicalJson(brief.toWellFormed())),
    tools: sha256(canonicalJson([])),
    sandbox,
  }
}

/** How a start ended that Helix did not end because its work was done. */
export function endedOf(exit: Exit, timeout: number): ProgramExit['ended'] {
  if (exit.missing) return 'missing'
  if (exit.stopped) return 'time'
  if (!exit.timedOut) return 'exited'
  return exit.durationMs >= timeout ? 'time' : 'silence'
}

import { canonicalJson, sha256 } from '@helix/core'
import type { Exit } from '@helix/process'
import type { AgentDriver, Assignment, RunPorts } from '../driver/port.ts'
import type { Spent } from '../driver/spent.ts'
import { type ProgramExit, type Starter, workInRounds } from './rounds.ts'
import { factsOf, prepareStart } from './start-facts.ts'
import type { ProgramOptions } from './program-options.ts'

/** The end of the output that a log keeps. */
export const mostOutput = 16_384

/** Any program as the agent: started with the brief in the worktree, stopped by Helix's own clocks, judged by its changes. */
export function commandDriver(options: ProgramOptions): AgentDriver {
  return {
    name: 'command',
    run: async (assignment, ports) => {
      await ports.log.write(headerOf('command', assignment, ports, options))
      return workInRounds(assignment, ports, starterOf(assignment, ports, options))
    },
  }
}

/** The first line of a log of a run that a program does. */
export function headerOf(
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

function starterOf(assignment: Assignment, ports: RunPorts, options: ProgramOptions): Starter {
  const { program, idle } = options
  const { workspace, enclosure, onEvent } = ports
  const worktree = workspace.root
  const shown = { ...factsOf(assignment, worktree, options), brief: '<brief>', briefFile: '<brief-file>' }
  const start = async (brief: string, spent: Spent, signal: AbortSignal): Promise<ProgramExit> => {
    const { facts, env, timeout } = await prepareStart(assignment, { worktree, brief, spent }, options)
    const exit = await enclosure.run({
      argv: program.run(facts),
      cwd: worktree,
      env,
      timeout,
      idleTimeout: idle,
      signal,
      maxBuffer: mostOutput,
      onLine: (text) => onEvent?.({ kind: 'heard', text }),
      ...(program.reads && { input: brief }),
    })
    const ended = endedOf(exit, timeout)
    const output = [exit.stdout, exit.stderr].filter((text) => text !== '').join('\n')
    return { ended, code: exit.code, output, milliseconds: exit.durationMs }
  }
  return { argv: program.run(shown), start }
}

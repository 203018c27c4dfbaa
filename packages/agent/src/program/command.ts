import type { AgentDriver, Assignment, RunPorts } from '../driver/port.ts'
import type { Spent } from '../model/usage.ts'
import { endedOf, mostOutput, programDriver } from './program-driver.ts'
import type { ProgramOptions } from './program-options.ts'
import type { ProgramExit, Starter } from './rounds.ts'
import { prepareStart, shownFacts } from './start-facts.ts'

/** Any program as the agent: started with the brief in the worktree, stopped by Helix's own clocks, judged by its changes. */
export function commandDriver(options: ProgramOptions): AgentDriver {
  return programDriver('command', options, starterOf)
}

function starterOf(assignment: Assignment, ports: RunPorts, options: ProgramOptions): Starter {
  const { program, idle } = options
  const { workspace, enclosure, onEvent } = ports
  const worktree = workspace.root
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
  return { argv: program.run(shownFacts(assignment, worktree, options)), start }
}

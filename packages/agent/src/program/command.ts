import { canonicalJson, sha256 } from '@helix/core'
import { type Exit, runProcess } from '@helix/process'
import type { AgentDriver, Assignment, RunPorts, Spent } from '../driver/port.ts'
import type { Program } from './program.ts'
import { type ProgramExit, type Starter, workInRounds } from './rounds.ts'
import { prepareStart, programEnv } from './start-facts.ts'

export interface ProgramOptions {
  program: Program
  /** A folder of the run's own, outside the worktree. */
  home: (runId: string) => string
  model: string | null
  /** Milliseconds without a word until the program is stopped. */
  idle: number
  /** The user's environment, of which a program sees only what it is given. */
  environment: Readonly<Record<string, string | undefined>>
  /** Version of Helix, for the log. */
  helix: string
  /** Puts a start into a sandbox, where there is one. */
  confine: (argv: readonly string[]) => readonly string[]
}

/** The end of the output that a log keeps. */
export const mostOutput = 16_384

/** Any program as the agent: started with the brief in the worktree, stopped by Helix's own clocks, judged by its changes. */
export function commandDriver(options: ProgramOptions): AgentDriver {
  return {
    name: 'command',
    run: async (assignment, ports) => {
      await ports.log.write(headerOf('command', assignment, options))
      return workInRounds(assignment, ports, starterOf(assignment, ports, options))
    },
  }
}

/** The first line of a log of a run that a program does. */
export function headerOf(
  driver: string,
  { runId, step, spec, base, brief }: Assignment,
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
  }
}

/** How a start ended that Helix did not end because its work was done. */
export function endedOf(exit: Exit, timeout: number): ProgramExit['ended'] {
  if (exit.missing) return 'missing'
  if (exit.stopped) return 'time'
  if (!exit.timedOut) return 'exited'
  return exit.durationMs >= timeout ? 'time' : 'silence'
}

function starterOf({ runId, budget }: Assignment, { workspace, onEvent }: RunPorts, options: ProgramOptions): Starter {
  const { program, model, idle, environment, confine } = options
  const home = options.home(runId)
  const endpoint = options.environment['OPENAI_BASE_URL'] ?? null
  const worktree = workspace.root
  const shown = {
    brief: '<brief>',
    briefFile: '<brief-file>',
    worktree,
    home,
    model,
    endpoint,
    money: budget.money,
    steps: budget.steps,
  }
  const start = async (brief: string, spent: Spent, signal: AbortSignal): Promise<ProgramExit> => {
    const facts = await prepareStart(program, brief, {
      worktree,
      home,
      model,
      endpoint,
      money: budget.money,
      steps: budget.steps,
    })
    const timeout = Math.max(1, Math.floor(budget.minutes * 60_000 - spent.milliseconds))
    const exit = await runProcess({
      argv: confine(program.run(facts)),
      cwd: worktree,
      env: programEnv(program, facts, environment),
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

import type { Commands } from '@helix/agent'
import type { Command, Policy } from '@helix/core'
import { readRun, tellsTests } from '@helix/gates'
import { announce, hush } from '../announce.ts'
import type { Io } from '../../io.ts'
import { heldOutCommands } from '../../decide/blind-findings.ts'
import { measureApart } from '../../measuring/run/measure-apart.ts'
import type { Here } from '../../repository/open.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import type { RunEnclosure } from './place/enclosure.ts'
import { isHeldOut } from '@helix/playbook'
import { testsInWords } from './tests-in-words.ts'

/** Commands that the agent may run in its worktree: all whose tests are not held out. */
export async function commandsFor(
  io: Io,
  { git, head, standing: { policy, position } }: Here,
  { folder, enclosure }: { folder: string; enclosure: RunEnclosure },
): Promise<Commands> {
  const hidden = policy.steps.some(({ heldOut }) => heldOut !== undefined)
    ? heldOutCommands(policy, await treeViewOf(git, head), (path) => isHeldOut(policy, position, path))
    : new Set<string>()
  return {
    names: Object.keys(policy.commands).filter((name) => !hidden.has(name)),
    run: async (name) => {
      const need = { what: 'run', command: name, purpose: purposeOf(policy, name), times: 1 } as const
      const { runs, root } = await enclosure.measure((within) =>
        measureApart(
          need,
          { folder, policy, ...(within && { within }) },
          { onProgress: (what) => announce(io, what), signal: io.signal },
        ),
      )
      hush(io)
      const [run] = runs
      if (run === undefined) return { ending: 'it did not run', output: '' }
      return { ending: endingOf(run.exit), output: `${testsInWords(readRun(run, root))}${run.output}` }
    },
  }
}

function purposeOf({ commands }: Policy, name: string): 'mutation' | 'bench' | 'tests' | 'exit' {
  const command: Command | undefined = commands[name]
  if (command?.kind === 'stryker') return 'mutation'
  if (command?.kind === 'vitest-bench') return 'bench'
  return command !== undefined && tellsTests(command) ? 'tests' : 'exit'
}

function endingOf({
  code,
  signal,
  timedOut,
  missing,
}: {
  code: number | null
  signal: string | null
  timedOut: boolean
  missing: boolean
}): string {
  if (missing) return 'the program is not installed'
  if (timedOut) return 'stopped, its time was over'
  return `exit code ${code ?? `none, ended by ${signal}`}`
}

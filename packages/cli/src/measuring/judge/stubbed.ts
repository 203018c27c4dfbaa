import type { CommandName, Condition } from '@helix/core'
import {
  type Evidence,
  placeTests,
  readRun,
  type Run,
  type StubbedRuns,
  type StubAnswers,
  stubModes,
  stubsFor,
} from '@helix/gates'
import { type Git, treeWith } from '@helix/git'
import { commandsOf } from '@helix/playbook'
import type { Measuring } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'

/**
 * Runs the tests of each red bar on generated stubs of the product: on trees that hold the stubs, once for each way in which
 * they answer. Answers by command; nothing where no target is to be red.
 */
export async function measureStubbed(
  git: Git,
  evidence: Evidence,
  { conditions, measuring }: { conditions: readonly Condition[]; measuring: Measuring },
): Promise<Map<CommandName, StubbedRuns>> {
  const found = new Map<CommandName, StubbedRuns>()
  if (evidence.frozen !== null || evidence.targets.ids.size === 0) return found
  for (const command of commandsOf(conditions, 'red-bar')) {
    const runs: Partial<Record<StubAnswers, Run>> = {}
    for (const mode of [...stubModes, 'any' as const]) {
      const run = await runOn(git, evidence, { command, mode, measuring })
      if (run !== null) runs[mode] = run
    }
    const { throw: thrown, undefined: silent, any } = runs
    if (thrown !== undefined && silent !== undefined)
      found.set(command, { throw: thrown, undefined: silent, ...(any && { any }) })
  }
  return found
}

async function runOn(
  git: Git,
  evidence: Evidence,
  { command, mode, measuring }: { command: CommandName; mode: StubAnswers; measuring: Measuring },
): Promise<Run | null> {
  const { policy, head } = evidence
  const stubs = stubsFor(evidence, mode)
  const isServed = policy.commands[command]?.service !== undefined && mode !== 'any'
  if (stubs.size === 0 && !isServed) return null
  const contents = new Map([...stubs].map(([path, text]) => [path, Buffer.from(text)] as const))
  const tree = await treeWith(git, head.tree, contents)
  const need = { what: 'run', command, purpose: 'tests', times: 1, stubbed: true } as const
  const measured = (await measuring.measure({ tree, policy, needs: [need] })).get(keyOf(need))
  const [raw] = measured?.runs ?? []
  return raw === undefined || measured === undefined ? null : placeTests(readRun(raw, measured.root), head)
}

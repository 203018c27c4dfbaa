import type { Oid } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { OpenedTests } from '../../repository/amendments/amendments.ts'
import type { Situation } from '../situation.ts'

const freezing = ['e2e', 'testkit']

/**
 * Path → blob of the tests that froze with the Done of the red-bar step of this cycle; null before it. What an amendment
 * opened is not frozen until the next Done, and then as it was there.
 */
export async function frozenFiles(
  git: Git,
  { policy, position, done }: Pick<Situation, 'policy' | 'position' | 'done'>,
  opened: OpenedTests,
): Promise<ReadonlyMap<string, Oid> | null> {
  if (position === 'idle') return null
  const redBar = policy.steps.find(({ exit }) => exit.some(({ gate }) => gate === 'red-bar'))
  const last = done.at(-1)
  if (last === undefined || !done.some(({ step }) => step === redBar?.id)) return null
  const entries = await readTree(git, last.commit)
  const frozen = entries.filter(
    ({ path }) => freezing.includes(layerOf(policy, path)?.name ?? '') && !opened.files.has(path),
  )
  return new Map(frozen.map(({ path, oid }) => [path, oid]))
}

import type { Oid } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Situation } from './situation.ts'

const freezing = ['e2e', 'testkit']

/** Path → blob of the tests that froze with the Done of the red-bar step of this cycle; null before that. */
export async function frozenFiles(
  git: Git,
  { policy, position, done }: Situation,
): Promise<ReadonlyMap<string, Oid> | null> {
  if (position === 'idle') return null
  const redBar = policy.steps.find(({ exit }) => exit.some(({ gate }) => gate === 'red-bar'))
  const closed = done.find(({ step }) => step === redBar?.id)
  if (closed === undefined) return null
  const entries = await readTree(git, closed.commit)
  const frozen = entries.filter(({ path }) => freezing.includes(layerOf(policy, path)?.name ?? ''))
  return new Map(frozen.map(({ path, oid }) => [path, oid]))
}

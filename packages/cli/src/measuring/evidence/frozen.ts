import type { LayerName, Oid, Policy } from '@helix/core'
import { type Git, readTree } from '@helix/git'
import { freezingLayers, layerOf, redBarStep } from '@helix/playbook'
import type { OpenedTests } from '../../repository/amendments/amendments.ts'
import type { Situation } from '../situation.ts'

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
  const redBar = redBarStep(policy)
  const last = done.at(-1)
  if (last === undefined || !done.some(({ step }) => step === redBar?.id)) return null
  return blobsIn(git, last.commit, { policy, layers: freezingLayers, opened })
}

/** Path → blob of what a commit holds in these layers, without what an amendment opened. */
export async function blobsIn(
  git: Git,
  commit: Oid,
  { policy, layers, opened }: { policy: Policy; layers: Iterable<LayerName>; opened: OpenedTests },
): Promise<ReadonlyMap<string, Oid>> {
  const names = new Set(layers)
  const entries = await readTree(git, commit)
  const held = entries.filter(({ path }) => names.has(layerOf(policy, path)?.name ?? '') && !opened.files.has(path))
  return new Map(held.map(({ path, oid }) => [path, oid]))
}

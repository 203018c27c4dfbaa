import { canonicalJson, type Policy, sha256 } from '@helix/core'
import type { Measurement, Need } from '@helix/gates'
import { type Git, readTop } from '@helix/git'
import { commandsOf, conditionsOf, progressPath } from '@helix/playbook'
import { dependencyState } from '@helix/process'
import type { Io } from '../../io.ts'
import { verifierDigest } from '../../verifier.ts'
import { withKeptFolder } from '../place/kept-folder.ts'
import { measureApart } from './measure-apart.ts'
import { measureInTurns } from './measure-in-turns.ts'
import { keyOf } from './plan-needs.ts'
import { tellingAltered } from './telling-altered.ts'
import { readCached, type RunKey, writeCached } from './run-cache.ts'
import { withSnapshot } from '../place/snapshot.ts'
import type { MeasureHow } from './measure-how.ts'

export interface MeasureRequest {
  tree: string
  policy: Policy
  needs: readonly Need[]
}

export type Measured = ReadonlyMap<string, Measurement>

/**
 * Measures everything that is needed in one checkout of the tree: each command in fresh processes, services started and
 * stopped around the runs that need them. Answers by `keyOf(need)`.
 */
export async function measureTree(git: Git, io: Io, request: MeasureRequest, how: MeasureHow): Promise<Measured> {
  const measured = new Map<string, Measurement>()
  const { tree, policy } = request
  const { dependencies, cached, apart, onProgress } = how
  const keys = await keysOf(git, request, how)
  if (cached) {
    for (const [need, key] of keys) {
      const held = await readCached(git, key)
      if (held !== null) measured.set(keyOf(need), held)
    }
  }
  const { signal } = io
  const take = async (need: Need, measurement: Measurement): Promise<void> => {
    signal.throwIfAborted()
    measured.set(keyOf(need), measurement)
    const key = keys.get(need)
    if (cached && key !== undefined) await writeCached(git, key, measurement)
  }
  const left = () => acceptanceFirst(request).filter((need) => !measured.has(keyOf(need)))
  const programs = how.keeps === true ? left().filter(isProgram) : []
  if (programs.length > 0) {
    await withKeptFolder(git, tree, async (folder) => {
      for (const need of programs)
        await take(need, await measureApart(need, { folder, policy }, { onProgress, signal }))
    })
  }
  const open = left()
  if (open.length === 0) return measured
  const { sandbox } = apart
  const lay = how.held?.use ?? withSnapshot
  await lay(git, tree, { policy, dependencies, cached, sandbox, signal }, async ({ written, ...place }) => {
    for (const need of open) {
      const here = { ...place, policy }
      const measurement =
        need.what === 'run' && 'against' in need
          ? await measureInTurns(git, need, here, { how, signal })
          : await measureApart(need, here, { onProgress, signal })
      await take(need, tellingAltered(measurement, need, { policy, written }))
    }
  })
  return measured
}

/** Whatever other tests leave in the checkout, in its home or in caches, acceptance tests have run before. */
function acceptanceFirst({ needs, policy }: MeasureRequest): Need[] {
  const red = commandsOf(conditionsOf(policy), 'red-bar')
  const isLater = (need: Need): boolean => need.what !== 'run' || !red.has(need.command)
  return needs.toSorted((one, other) => Number(isLater(one)) - Number(isLater(other)))
}

/** Tests are never run where others have been. */
function isProgram(need: Need): boolean {
  return need.what === 'run' && need.purpose === 'exit'
}

async function keysOf(
  git: Git,
  { tree, policy, needs }: MeasureRequest,
  { dependencies, apart }: MeasureHow,
): Promise<Map<Need, RunKey>> {
  const rest = (await readTop(git, tree)).filter(({ name }) => name !== progressPath)
  const bare = sha256(canonicalJson(rest))
  const by = `${verifierDigest()} node ${process.version} ${apart.isolation.kind}`
  // What is linked is what the user installed: what was measured without it says nothing once it is there.
  const installed = dependencies === 'linked' ? `linked ${await dependencyState(git.root)}` : dependencies
  return new Map(
    needs.map((need) => [
      need,
      { tree: bare, policy: policy.digest, dependencies: installed, need: JSON.stringify(need), by },
    ]),
  )
}

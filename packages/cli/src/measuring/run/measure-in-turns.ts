import { rename } from 'node:fs/promises'
import { isBaseTurn, type Measurement, type Need, type RawRun } from '@helix/gates'
import type { Git } from '@helix/git'
import { measureApart } from './measure-apart.ts'
import type { Place } from './measure-need.ts'
import type { MeasureHow } from './measure-how.ts'
import { withSnapshot } from '../place/snapshot.ts'
import { tellingAltered } from './telling-altered.ts'

type RunNeed = Exclude<Extract<Need, { what: 'run' }>, { purpose: 'mutation' }>

/**
 * Runs a command on the tree of `place` and on the one that the need is against, in turns. Both lie at the same path while it
 * is their turn, so that neither its length nor what is cached by path tells them apart.
 */
export async function measureInTurns(
  git: Git,
  need: RunNeed,
  place: Place,
  { how, signal }: { how: MeasureHow; signal: AbortSignal },
): Promise<Measurement> {
  const { dependencies, cached, apart, onProgress } = how
  const { against, times, ...turn } = need
  if (against === undefined) throw new Error('turns need another tree')
  const options = { policy: place.policy, dependencies, cached, sandbox: apart.sandbox, signal }
  return withSnapshot(git, against, options, async (base) => {
    const runs: RawRun[] = []
    for (let time = 1; time <= times; time++) {
      onProgress(`${need.command} ${isBaseTurn(time) ? 'base' : 'head'} ${time}/${times}`)
      const one = () => measureApart({ ...turn, times: 1 }, place, { onProgress: () => undefined, signal })
      const measured = isBaseTurn(time) ? await swapped(place.folder, base.folder, one) : await one()
      signal.throwIfAborted()
      runs.push(...measured.runs)
    }
    return tellingAltered({ runs, smoke: null, root: place.folder }, need, { ...base, policy: place.policy })
  })
}

async function swapped<T>(folder: string, other: string, use: () => Promise<T>): Promise<T> {
  await swap(folder, other)
  try {
    return await use()
  } finally {
    await swap(folder, other)
  }
}

async function swap(one: string, other: string): Promise<void> {
  await rename(one, `${one}.parked`)
  await rename(other, one)
  await rename(`${one}.parked`, other)
}

import type { Isolation } from '@helix/core'
import type { Git } from '@helix/git'
import type { Io } from '../io.ts'
import { apartFor } from './place/isolation.ts'
import type { Measured, MeasureRequest } from './run/measure.ts'
import type { MeasureHow } from './run/measure-how.ts'
import type { Dependencies } from './place/snapshot.ts'

/** Where measurements come from: made here, or read out of the bundle of another job. */
export interface Measuring {
  /** How author code is kept apart there. */
  isolation: Isolation
  /** Made here: hooks may write its figures into messages. */
  own: boolean
  measure: (request: MeasureRequest) => Promise<Measured>
}

/** What a step's exit is measured with in a clone, whoever asks: CI takes nothing that was kept. */
export function ownDependencies({ env }: Pick<Io, 'env'>): Dependencies {
  return env['CI'] ? 'installed' : 'kept'
}

export interface MeasuringOptions extends Omit<MeasureHow, 'apart'> {
  /** An agent made the tree: its code runs in a sandbox, where there is one, with linked dependencies, too. */
  enclosed?: boolean
}

/** Measurements made here, each tree in a folder of its own. */
export async function measuringHere(
  git: Git,
  io: Io,
  { enclosed = false, ...how }: MeasuringOptions,
): Promise<Measuring> {
  const apart = await apartFor(how.dependencies, enclosed)
  return {
    isolation: apart.isolation,
    own: true,
    // Runners and readers are loaded where there is something to run.
    measure: async (request) => (await import('./run/measure.ts')).measureTree(git, io, request, { ...how, apart }),
  }
}

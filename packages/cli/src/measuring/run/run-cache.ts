import { canonicalJson, type Digest, sha256 } from '@helix/core'
import type { Measurement } from '@helix/gates'
import type { Git } from '@helix/git'
import { cacheLocal, localPath, readLocalJson } from '../../repository/local/local-state.ts'
import { freezeMeasurement, thawMeasurement } from './measurement-json.ts'

/** What must be equal for a measurement to be used again. CI uses none. */
export interface RunKey {
  /** Digest of the measured tree, without the file that says where the beacon stands. */
  tree: Digest
  policy: string
  /** Where dependencies came from; of linked ones also what the user has installed. */
  dependencies: string
  need: string
  /** The build of Helix and the version of Node that measured. */
  by: string
}

/** The measurement made earlier in this clone under exactly this key; null when there is none or its file is torn. */
export async function readCached(git: Git, key: RunKey): Promise<Measurement | null> {
  return thawMeasurement(await readLocalJson(pathOf(git, key)))
}

/** Keeps a measurement, unless a run of it was ended from outside: by its time or a signal, as a busy machine does. */
export async function writeCached(git: Git, key: RunKey, measurement: Measurement): Promise<void> {
  if (measurement.runs.some(({ exit }) => exit.timedOut || exit.signal !== null)) return
  await cacheLocal(pathOf(git, key), JSON.stringify(freezeMeasurement(measurement)))
}

function pathOf(git: Git, key: RunKey): string {
  return localPath(git, 'measured', `${sha256(canonicalJson(key))}.json`)
}

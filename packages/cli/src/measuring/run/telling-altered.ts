import { alteredFiles, type Measurement, type Need } from '@helix/gates'
import type { Policy } from '@helix/core'
import type { Snapshot } from '../place/snapshot.ts'
import { serviceFor } from './measure-need.ts'

/** A measurement that was just made in a snapshot; its runs tell which files of the tree were not as they are judged. */
export function tellingAltered(
  measurement: Measurement,
  need: Need,
  { policy, written }: Pick<Snapshot, 'written'> & { policy: Policy },
): Measurement {
  const altered = alteredFiles(written(), need, serviceFor(need, policy) !== undefined)
  if (altered.length === 0) return measurement
  return { ...measurement, runs: measurement.runs.map((run) => ({ ...run, altered })) }
}

import { canonicalJson, type Digest, type Oid } from '@helix/core'
import type { RawRun } from '../../run/raw-run.ts'
import type { Need, SmokeRun } from '../evidence.ts'

/** A finished measurement: raw runs, or the values of a smoke run. */
export interface Measurement {
  runs: RawRun[]
  smoke: SmokeRun | null
  /** The folder that the runs took place in; reports name files below it. */
  root: string
}

/** Everything that was measured of one tree at one time. */
export interface MeasuredTree {
  tree: Oid
  /** The policy by which it was measured. */
  policy: Digest
  measurements: MeasuredNeed[]
}

export interface MeasuredNeed extends Measurement {
  /** `nameOf` what was needed. */
  need: string
}

/** A need as bundles name it: canonical JSON, so that equal needs have equal names. */
export function nameOf(need: Need): string {
  return canonicalJson(need)
}

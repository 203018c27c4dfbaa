import { canonicalJson, type Oid, sha256 } from '@helix/core'
import type { Measurement, RawRun, SmokeRun } from '@helix/gates'
import type { Git } from '@helix/git'
import { localPath, readLocalJson, writeLocal } from '../repository/local-state.ts'

/** What must be equal for a measurement to be used again. CI uses none. */
export interface RunKey {
  /** The measured tree, without the files that say where the beacon stands. */
  tree: Oid
  policy: string
  dependencies: string
  need: string
  /** Versions of Helix and Node that measured. */
  by: string
}

/** The measurement made earlier in this clone under exactly this key; null when there is none or its file is torn. */
export async function readCached(git: Git, key: RunKey): Promise<Measurement | null> {
  const held = await readLocalJson(pathOf(git, key))
  return isStored(held) ? { runs: held.runs.map(thaw), smoke: held.smoke, root: held.root } : null
}

export async function writeCached(git: Git, key: RunKey, measurement: Measurement): Promise<void> {
  const stored: Stored = {
    format: 'helix-measurement/1',
    runs: measurement.runs.map(freeze),
    smoke: measurement.smoke,
    root: measurement.root,
  }
  await writeLocal(pathOf(git, key), JSON.stringify(stored))
}

type FrozenRun = Omit<RawRun, 'reports'> & {
  reports: (Omit<RawRun['reports'][number], 'bytes'> & { bytes: string | null })[]
}

interface Stored {
  format: 'helix-measurement/1'
  runs: FrozenRun[]
  smoke: SmokeRun | null
  root: string
}

function pathOf(git: Git, key: RunKey): string {
  return localPath(git, 'measured', `${sha256(canonicalJson(key))}.json`)
}

function freeze(run: RawRun): FrozenRun {
  return {
    ...run,
    reports: run.reports.map((report) => ({
      ...report,
      bytes: report.bytes === null ? null : Buffer.from(report.bytes).toString('base64'),
    })),
  }
}

function thaw(run: FrozenRun): RawRun {
  return {
    ...run,
    reports: run.reports.map((report) => ({
      ...report,
      bytes: report.bytes === null ? null : Buffer.from(report.bytes, 'base64'),
    })),
  }
}

/** Only this module writes these files, under a digest of all that they depend on: the format's name is check enough. */
function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'helix-measurement/1'
}

import type { Measurement, RawRun, SmokeRun } from '@helix/gates'

type FrozenRun = Omit<RawRun, 'reports'> & {
  reports: (Omit<RawRun['reports'][number], 'bytes'> & { bytes: string | null })[]
}

type Load = NonNullable<SmokeRun['load']>

/** A measurement as JSON holds it. */
interface Stored {
  format: 'helix-measurement/2'
  runs: FrozenRun[]
  /** An infinite time is null. */
  smoke: (Omit<SmokeRun, 'load'> & { load: (Omit<Load, 'p95Ms'> & { p95Ms: number | null }) | null }) | null
  root: string
}

/** A value for JSON.stringify, for another process of Helix or for later. */
export function freezeMeasurement({ runs, smoke, root }: Measurement): Stored {
  return { format: 'helix-measurement/2', runs: runs.map(freeze), smoke: smoke && freezeSmoke(smoke), root }
}

/** What `freezeMeasurement` made; null for anything else, such as a torn file. */
export function thawMeasurement(value: unknown): Measurement | null {
  if (!isStored(value)) return null
  return { runs: value.runs.map(thaw), smoke: value.smoke && thawSmoke(value.smoke), root: value.root }
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

function freezeSmoke(smoke: SmokeRun): NonNullable<Stored['smoke']> {
  const { load } = smoke
  return { ...smoke, load: load && { ...load, p95Ms: Number.isFinite(load.p95Ms) ? load.p95Ms : null } }
}

function thawSmoke(smoke: NonNullable<Stored['smoke']>): SmokeRun {
  const { load } = smoke
  return { ...smoke, load: load && { ...load, p95Ms: load.p95Ms ?? Number.POSITIVE_INFINITY } }
}

/** Helix alone writes these: the format's name is check enough. */
function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'helix-measurement/2'
}

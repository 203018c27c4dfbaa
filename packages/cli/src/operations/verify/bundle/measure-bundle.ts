import { randomUUID } from 'node:crypto'
import type { Digest } from '@helix/core'
import { type Bundle, bundleFormat, type BundleHeader } from '@helix/evidence'
import { encodeMeasured, type MeasuredTree } from '@helix/gates'
import type { Io } from '../../../io.ts'
import { measuringHere } from '../../../measuring/measuring.ts'
import { type Recording, recording } from '../../../measuring/run/recording.ts'
import { type Here, openHere } from '../../../repository/open.ts'
import { announce } from '../../announce.ts'
import type { Judged } from '../judged.ts'
import { judgeHere } from '../verify.ts'
import { writeBundle } from './bundle-file.ts'
import { runOf, subjectOf } from './subject.ts'

export interface MeasuredBundle {
  /** How it looks from here: feedback, which nobody has to believe. */
  judged: Judged
  header: BundleHeader
  /** Measured trees and the runs of all of them. */
  trees: number
  runs: number
  path: string
  bytes: number
}

/**
 * Measures what `verify` would measure, fresh and without a cache, and writes the raw reports into one file for the job
 * that judges. Needs no key and pushes nothing. HelixErrors of `writeBundle`, of measuring and of opening the repository.
 */
export async function measureBundle(io: Io, path: string): Promise<MeasuredBundle> {
  const here = await openHere(io, { bare: true })
  const measuring = recording(
    await measuringHere(here.git, io, {
      dependencies: 'installed',
      cached: false,
      onProgress: (what) => announce(io, what),
    }),
  )
  const judged = await judgeHere(io, here, { measuring, landing: false, staticOnly: false, pastAwaited: true })
  const header = await headerOf(io, here, measuring)
  const trees = measuring.trees()
  const bytes = await writeBundle(io, path, { header, ...partsOf(trees) })
  const runs = trees.flatMap(({ measurements }) => measurements.flatMap((measurement) => measurement.runs)).length
  return { judged, header, trees: trees.length, runs, path, bytes }
}

async function headerOf(io: Io, here: Here, { isolation }: Recording): Promise<BundleHeader> {
  return {
    format: bundleFormat,
    ...(await subjectOf(here)),
    chain: here.standing.chain.at(-1)?.digest ?? null,
    isolation,
    nonce: randomUUID(),
    run: runOf(io) ?? '',
  }
}

function partsOf(trees: readonly MeasuredTree[]): Pick<Bundle, 'trees' | 'reports'> {
  const encoded = trees.map(encodeMeasured)
  const reports = encoded.flatMap((tree): [Digest, Uint8Array][] => [...tree.reports])
  return { trees: encoded.map(({ document }) => document), reports: new Map(reports) }
}

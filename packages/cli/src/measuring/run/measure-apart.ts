import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HelixError } from '@helix/core'
import type { Measurement, Need } from '@helix/gates'
import { inOwnNetwork, runProcess, scrubbedEnv, withTemporaryFolder } from '@helix/process'
import { ownProgram } from '../own-program.ts'
import { measureNeed, type Place, serviceFor } from './measure-need.ts'
import { thawMeasurement } from './measurement-json.ts'

/** What the part of Helix that meets services in a network of its own is given, as JSON on standard input. */
export interface InsideRequest {
  need: Need
  place: Place
  /** Where the measurement is written to, out of reach of author code. */
  answer: string
}

/** What it leaves there. */
export type InsideAnswer =
  | { measurement: unknown }
  | { refused: { code: HelixError['code']; message: string; hint?: string } }

interface ApartOptions {
  onProgress: (what: string) => void
  signal: AbortSignal
}

/**
 * Measures one need with author code kept apart as the place says. Where a service is needed, Helix's own requests and the
 * tests must reach it, and nothing of the host may be reached: all three meet in one network of their own.
 */
export async function measureApart(
  need: Need,
  place: Place,
  { onProgress, signal }: ApartOptions,
): Promise<Measurement> {
  const { within } = place
  if (within === undefined || serviceFor(need, place.policy) === undefined) return measureNeed(need, place, onProgress)
  return withTemporaryFolder('helix-answer', async (folder) => {
    const answer = join(folder, 'measurement.json')
    const shared = { ...within, box: { ...within.box, network: 'shared' as const } }
    const request: InsideRequest = { need, place: { ...place, within: shared }, answer }
    const exit = await runProcess({
      argv: inOwnNetwork([process.execPath, ownProgram(), 'measure-inside'], within.sandbox),
      cwd: folder,
      env: scrubbedEnv(),
      input: JSON.stringify(request),
      timeout: 2 ** 31 - 1,
      signal,
      onLine: (line, from) => (from === 'stdout' ? onProgress(line) : undefined),
    })
    signal.throwIfAborted()
    if (exit.code !== 0) throw new Error(`measuring apart ended with ${exit.code ?? exit.signal}: ${exit.stderr}`)
    return open(JSON.parse(await readFile(answer, 'utf8')))
  })
}

/** A HelixError of the other side is one of this side. */
function open(answer: InsideAnswer): Measurement {
  if ('refused' in answer) {
    const { code, message, hint } = answer.refused
    throw new HelixError(code, message, hint === undefined ? {} : { hint })
  }
  const measurement = thawMeasurement(answer.measurement)
  if (measurement === null) throw new Error('measuring apart left no measurement')
  return measurement
}

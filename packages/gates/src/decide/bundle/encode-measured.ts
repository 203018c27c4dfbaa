import { canonicalJson, type Digest, sha256 } from '@helix/core'
import type { RawReport, RawRun } from '../../run/raw-run.ts'
import type { SmokeRun } from '../evidence.ts'
import { finite } from '../per-cent.ts'
import { type Document, longestText } from './document.ts'
import type { MeasuredTree } from './measured-tree.ts'

/** A measured tree as a bundle holds it: its document, and the raw bytes that the document names by digest. */
export interface EncodedTree {
  document: Uint8Array
  reports: Map<Digest, Uint8Array>
}

/** The document of a tree: canonical JSON (RFC 8785), so that one measurement has one spelling. */
export function encodeMeasured({ tree, policy, measurements }: MeasuredTree): EncodedTree {
  const reports = new Map<Digest, Uint8Array>()
  const document: Document = {
    tree,
    policy,
    measurements: measurements.map(({ need, root, runs, smoke }) => ({
      need,
      root,
      runs: runs.map((run) => runOf(run, reports)),
      smoke: smoke === null ? null : smokeOf(smoke),
    })),
  }
  return { document: new TextEncoder().encode(canonicalJson(document)), reports }
}

type DocumentRun = Document['measurements'][number]['runs'][number]

function runOf(run: RawRun, reports: Map<Digest, Uint8Array>): DocumentRun {
  const { service, ...rest } = run
  return {
    ...rest,
    argv: run.argv.map(toText),
    // What programs print may be cut within a character.
    output: toText(run.output.slice(-longestText)),
    reports: run.reports.map((report) => reportOf(report, reports)),
    ...(service && { service: { ...service, reason: toText(service.reason.slice(0, longestText)) } }),
  }
}

function reportOf({ bytes, ...report }: RawReport, reports: Map<Digest, Uint8Array>): DocumentRun['reports'][number] {
  if (bytes === null) return { ...report, digest: null }
  const digest = sha256(bytes)
  reports.set(digest, bytes)
  return { ...report, digest }
}

function smokeOf({ load, reason, ...smoke }: SmokeRun): NonNullable<Document['measurements'][number]['smoke']> {
  return {
    ...smoke,
    reason: toText(reason.slice(0, longestText)),
    load: load && { ...load, p95Ms: finite(load.p95Ms) },
  }
}

function toText(printed: string): string {
  return printed.toWellFormed()
}

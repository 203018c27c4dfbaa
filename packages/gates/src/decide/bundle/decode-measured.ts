import { canonicalJson, type Digest, type Finding, findJsonExcess } from '@helix/core'
import type { RawRun } from '../../run/raw-run.ts'
import { type Document, documentShape } from './document.ts'
import { inBundle } from './faults.ts'
import type { Measurement, MeasuredTree } from './measured-tree.ts'

/** Documents hold little: a run and its reports take some fifty values. */
const limits = { depth: 16, values: 500_000 }

/**
 * Reads the documents that `encodeMeasured` spells, and gives them the bytes that they name. The answer is all of them,
 * or why the bundle as a whole proves nothing: BUNDLE-DOCUMENT for any other spelling, BUNDLE-MISSING for a report that
 * is named and not there, BUNDLE-EXTRA for one that is there and not named, BUNDLE-DUPLICATE for a run that is shown
 * twice.
 */
export function decodeMeasured(
  documents: readonly Uint8Array[],
  reports: ReadonlyMap<Digest, Uint8Array>,
): MeasuredTree[] | Finding {
  const trees: MeasuredTree[] = []
  for (const bytes of documents) {
    const tree = decodeOne(bytes, reports)
    if ('severity' in tree) return tree
    trees.push(tree)
  }
  return findStray(trees, reports) ?? findRepeated(trees) ?? trees
}

function decodeOne(bytes: Uint8Array, reports: ReadonlyMap<Digest, Uint8Array>): MeasuredTree | Finding {
  const excess = findJsonExcess(bytes, limits)
  if (excess !== null) return inBundle('BUNDLE-DOCUMENT', excess)
  const document = parse(bytes)
  if (typeof document === 'string') return inBundle('BUNDLE-DOCUMENT', document)
  const named = document.measurements.flatMap(({ runs }) => runs.flatMap((run) => run.reports))
  const absent = named.find(({ digest }) => digest !== null && !reports.has(digest))
  if (absent !== undefined) {
    return inBundle(
      'BUNDLE-MISSING',
      `it names the ${absent.format} report ${short(absent.digest)} and does not hold it`,
    )
  }
  return {
    tree: document.tree,
    policy: document.policy,
    measurements: document.measurements.map(({ need, root, runs, smoke }) => ({
      need,
      root,
      runs: runs.map((run) => runOf(run, reports)),
      smoke: smokeOf(smoke),
    })),
  }
}

/** The document, or why it is none. */
function parse(bytes: Uint8Array): Document | string {
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const checked = documentShape.safeParse(value)
  if (!checked.success) {
    const [issue] = checked.error.issues
    return `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unexpected shape'}`
  }
  return canonicalJson(checked.data) === text ? checked.data : 'it is not spelled as canonical JSON (RFC 8785)'
}

function runOf(
  { service, ...run }: Document['measurements'][number]['runs'][number],
  bytesOf: ReadonlyMap<Digest, Uint8Array>,
): RawRun {
  const reports = run.reports.map(({ digest, format, modifiedAt }) => ({
    format,
    bytes: digest === null ? null : (bytesOf.get(digest) ?? null),
    ...(modifiedAt !== undefined && { modifiedAt }),
  }))
  return { ...run, reports, ...(service && { service }) }
}

function smokeOf(smoke: Document['measurements'][number]['smoke']): Measurement['smoke'] {
  if (smoke === null || smoke.load === null) return smoke && { ...smoke, load: null }
  return { ...smoke, load: { ...smoke.load, p95Ms: smoke.load.p95Ms ?? Number.POSITIVE_INFINITY } }
}

/** Bytes that no document names are looked at by nobody, and yet they were handed over. */
function findStray(trees: readonly MeasuredTree[], reports: ReadonlyMap<Digest, Uint8Array>): Finding | null {
  const named = new Set(runsOf(trees).flatMap((run) => run.reports.map(({ bytes }) => bytes)))
  const [stray] = [...reports].find(([, bytes]) => !named.has(bytes)) ?? []
  return stray === undefined ? null : inBundle('BUNDLE-EXTRA', `no run names the report ${short(stray)}`)
}

/** Every run has a mark of its own; the same one twice is one run shown twice. */
function findRepeated(trees: readonly MeasuredTree[]): Finding | null {
  const marks = new Set<string>()
  const repeated = runsOf(trees).find(({ nonce }) => marks.size === marks.add(nonce).size)
  if (repeated === undefined) return null
  return inBundle('BUNDLE-DUPLICATE', `it holds one run of ${repeated.command} twice (mark ${repeated.nonce})`)
}

function runsOf(trees: readonly MeasuredTree[]): RawRun[] {
  return trees.flatMap(({ measurements }) => measurements.flatMap(({ runs }) => runs))
}

function short(digest: Digest | null): string {
  return (digest ?? '').slice(0, 12)
}

import { type Finding, HelixError, type Isolation, type Judgement } from '@helix/core'
import { type BundleReading, checkHeader } from '@helix/evidence'
import { decodeMeasured, type MeasuredTree } from '@helix/gates'
import type { Io } from '../../../io.ts'
import { replaying } from '../../../measuring/run/replaying.ts'
import { type Here, openHere } from '../../../repository/open.ts'
import { tellBeginning } from '../chain/beginning.ts'
import { publish, requireRemote } from '../judgements/publish.ts'
import { record } from '../judgements/record-judgements.ts'
import type { Recorded } from '../judgements/recorded.ts'
import { showJudgements } from '../judgements/show-judgements.ts'
import type { Judged, Verified } from '../judged.ts'
import { judgeHere } from '../verify.ts'
import { readBundle } from './bundle-file.ts'
import { askedOf } from './subject.ts'

/** How a host says that a job ended. */
export const jobResults = ['success', 'failure', 'cancelled', 'skipped', 'missing'] as const
export type JobResult = (typeof jobResults)[number]

export interface BundleRequest {
  path: string
  /** How the job that measures ended, as the host says it; null where it was not asked. */
  measured: JobResult | null
  /** Append the judgements to the chain. */
  sign: boolean
  /** Publish the chain and its tags at this remote; null: leave them here. */
  push: string | null
  /** Count reviews, asked of the host whose job this is. */
  reviews: boolean
}

/** How often a judgement is made anew because another job was faster. */
const attempts = 3

/**
 * Judges a repository by what another job measured: starts nothing of the repository, reads raw git objects and the bytes
 * of the bundle only. A bundle that is not whole, true and for exactly this is refused, and nothing is appended. Where the
 * host says that measuring failed, that is recorded as the refusal of the tip. After a lost race the same bundle is judged
 * on top of the new chain, where it still fits. HelixErrors `beacon/lost-race`, `beacon/tag-taken`, those of keys and git.
 */
export async function judgeBundle(io: Io, request: BundleRequest): Promise<Verified> {
  const offered = await readBundle(io, request.path)
  for (let attempt = 1, lost: HelixError | null = null; ; attempt++) {
    const here = await openHere(io, { bare: true })
    if (request.push !== null) await requireRemote(here.git, request.push)
    const judged = await judgeReviewed(io, here, request, offered)
    if (lost !== null && judged.bundle.length > 0) throw overtaken(here, judged.bundle, lost)
    if (lost !== null && here.standing.stands.length === 0) return { ...judged, notes: [judgedBy(here)], appended: 0 }
    try {
      const recorded = await apply(io, judged, request)
      const begun = request.push === null ? [] : tellBeginning(io, recorded)
      return { ...judged, notes: [...judged.notes, ...begun], appended: recorded.length }
    } catch (error) {
      if (!isLostRace(error) || attempt === attempts) throw error
      lost = error
    }
  }
}

/** The host is asked who reviewed only where something awaits a person, so that most judgements do not depend on its answer. */
async function judgeReviewed(io: Io, here: Here, request: BundleRequest, offered: BundleReading): Promise<Judged> {
  const judged = await judgeOffered(io, here, request, offered)
  if (!request.reviews || !awaitsPeople(judged)) return judged
  const { withReviews } = await import('../reviews/with-reviews.ts')
  const reviewed = await withReviews(io, here)
  const again = await judgeOffered(io, reviewed.here, request, offered)
  return { ...again, notes: [...reviewed.notes, ...(awaitsPeople(again) ? whoMayReview(reviewed.reviewers) : [])] }
}

function whoMayReview(reviewers: readonly string[]): Finding[] {
  if (reviewers.length === 0) return []
  const message = `a review by ${reviewers.join(' or ')} counts: ask for one on the host, then run the failed jobs again`
  return [{ severity: 'note', code: 'APPROVAL-REVIEWER', message }]
}

function awaitsPeople({ commits, trees }: Judged): boolean {
  const findings = [...commits, ...trees].flatMap((judged) => judged.findings)
  return findings.some(({ severity, code }) => severity !== 'note' && /^(?:GATE-|AMEND-)?APPROVAL/.test(code))
}

async function judgeOffered(io: Io, here: Here, request: BundleRequest, offered: BundleReading): Promise<Judged> {
  const { measured } = request
  const evidence =
    measured === null || measured === 'success'
      ? await evidenceFor(io, here, offered)
      : unmeasured(measured, request.sign)
  const replay = 'severity' in evidence ? replaying([], nothingRan) : replaying(evidence.trees, evidence.isolation)
  // Also what nobody signs yet is judged as it would land: what passes may be merged at once.
  const judged = await judgeHere(io, here, { measuring: replay, landing: true, staticOnly: 'severity' in evidence })
  const bundle = 'severity' in evidence ? [evidence] : misfits(replay.findings(), judged, replay.left())
  return bundle.length === 0 ? judged : { ...judged, bundle, lanes: [], trees: [], each: [], passed: false }
}

interface Evidence {
  trees: MeasuredTree[]
  isolation: Isolation
}

const nothingRan: Isolation = { kind: 'none', detail: 'nothing was measured' }

/** What the bundle holds, when it is whole and for what is judged here. */
async function evidenceFor(io: Io, here: Here, offered: BundleReading): Promise<Evidence | Finding> {
  if (!offered.valid) return offered.finding
  const { header, trees: documents, reports } = offered.bundle
  const other = checkHeader(header, await askedOf(io, here, header))
  // Who judges the same commit again finds the base at it, and nothing left to prove.
  const isJudged = other?.code === 'BUNDLE-BASE' && here.standing.stands.length === 0
  if (isJudged) return { trees: [], isolation: header.isolation }
  if (other !== null) return other
  const trees = decodeMeasured(documents, reports)
  return 'severity' in trees ? trees : { trees, isolation: header.isolation }
}

function misfits(findings: readonly Finding[], { passed }: Judged, left: readonly MeasuredTree[]): Finding[] {
  const [stray] = left
  // What comes after a refused Done may have been measured in vain.
  if (findings.length > 0 || !passed || stray === undefined) return [...findings]
  const message = `the bundle holds more than is asked for: tree ${stray.tree.slice(0, 12)}, which nothing asks for`
  return [{ severity: 'error', code: 'BUNDLE-EXTRA', message, fix: 'helix verify --measure <file>' }]
}

/** What a key makes final: signed, it is the refusal of each claim that it covers. */
function unmeasured(result: JobResult, sign: boolean): Finding {
  return {
    severity: 'error',
    code: 'BUNDLE-UNMEASURED',
    message: `the job that measures did not end well: ${result}`,
    fix: sign
      ? 'Mend what its log names; a Done that was refused needs a new one: helix commit --done'
      : 'Mend what its log names, if anything, and run both jobs again',
  }
}

/** Appends what is to be recorded, shows it, publishes it. */
async function apply(io: Io, judged: Judged, { sign, push }: BundleRequest): Promise<Recorded[]> {
  const { chain, bundle, here } = judged
  const [refused] = bundle
  const isRecorded = refused === undefined || refused.code === 'BUNDLE-UNMEASURED'
  if (!sign || chain.length > 0 || !isRecorded) return []
  const recorded = await record(io, judged, refused)
  if (push === null) await showJudgements(here.git, here.standing.chain, recorded)
  else await publish(here.git, push, here.standing.chain, recorded)
  return recorded
}

function isLostRace(error: unknown): error is HelixError {
  return error instanceof HelixError && error.code === 'beacon/lost-race'
}

/** The other job's judgement makes this bundle worthless. */
function overtaken({ standing }: Here, findings: Finding[], cause: HelixError): HelixError {
  const { sequence } = newest(standing)
  const message = `another job was faster: judgement ${sequence} changes what this bundle was made for; nothing was added`
  return new HelixError('beacon/lost-race', message, {
    hint: 'helix verify --measure <file>, then judge that',
    findings,
    cause,
  })
}

/** The other job came to the same end, for the very same commit. */
function judgedBy({ standing, head }: Here): Finding {
  const message = `another job was faster: judgement ${newest(standing).sequence} passes ${head.slice(0, 12)}; nothing is left to add`
  return { severity: 'note', code: 'beacon/lost-race', message, fix: 'helix status' }
}

function newest({ ancestry }: Here['standing']): Judgement {
  const record = ancestry.at(-1)
  if (record === undefined) throw new Error('a race was lost against nobody')
  return record.judgement
}

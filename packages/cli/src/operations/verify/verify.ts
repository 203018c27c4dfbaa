import {
  type Approval,
  type Finding,
  HelixError,
  type Isolation,
  type Oid,
  type Principal,
  type StepId,
  type Verdict,
} from '@helix/core'
import { alwaysAt, conditionsToSettle, settle } from '@helix/playbook'
import type { Io } from '../../io.ts'
import type { JudgedLane } from '../../measuring/judge-lanes.ts'
import { type Measuring, measuringHere } from '../../measuring/measuring.ts'
import { measuringOnce } from '../../measuring/measuring-once.ts'
import { commitSituation, isAmended, type Situation } from '../../measuring/situation.ts'
import { approvalsAt } from '../../repository/approvals-at.ts'
import { keepVerdicts } from '../../repository/figures.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { pinnedGenesis } from '../../repository/pinned-genesis.ts'
import { policyAt } from '../../repository/policy-at.ts'
import { asWaived, waiverFor } from '../../repository/waivers.ts'
import { announce, hush } from '../announce.ts'
import { judgeChain } from './judge-chain.ts'
import type { JudgedAlone } from './judge-each.ts'
import { type JudgedCommit, judgeRange, placed, rangeErrors } from './judge-range.ts'
import { judgeShownChain } from './judge-shown.ts'
import { publish, requireRemote } from './publish.ts'
import { record } from './record-judgements.ts'
import { showJudgements } from './show-judgements.ts'

export interface VerifyRequest {
  /** Clean checkout and clean installation, as CI does it. */
  fresh: boolean
  /** Take what this clone installed for the same inputs, as the claim did that is judged now; not by default. */
  kept?: boolean
  /** Append the judgements to the chain. */
  sign: boolean
  /** Judge messages, paths and the chain only; measure nothing. */
  staticOnly: boolean
  /** Run the quick gates of every commit, not only of what is measured anyway; not by default. */
  each?: boolean
  /** Publish the chain and its tags at this remote; null: leave them here. */
  push: string | null
}

/** One tree that was measured: a Done commit, or the tip. */
export interface JudgedTree {
  commit: Oid
  situation: Situation
  verdicts: Verdict[]
  reports: ReadonlyMap<string, Uint8Array>
  /** Why it does not pass. */
  findings: Finding[]
  /** What would keep it from passing, had nobody waived it, and what is only told. */
  waived: Finding[]
}

/** Everything that was judged, before any of it is recorded. */
export interface Judged {
  here: Here
  /** What is wrong with the chain itself. */
  chain: Finding[]
  /** What is wrong with evidence that another job handed over. */
  bundle: Finding[]
  commits: JudgedCommit[]
  /** Commits of lanes that something had to be run for. */
  lanes: JudgedLane[]
  trees: JudgedTree[]
  /** Every other commit by its quick gates, where that was asked for. */
  each: JudgedAlone[]
  passed: boolean
  isolation: Isolation
  /** What else there is to know. */
  notes: Finding[]
}

export interface Verified extends Judged {
  /** Judgements that were appended. */
  appended: number
}

/** Judges everything since the base: the chain, each commit by the rules, each Done and the tip by the gates. */
export async function verify(io: Io, request: VerifyRequest): Promise<Verified> {
  const { fresh, kept = false, sign, staticOnly, push, each = false } = request
  const here = await openHere(io)
  if (push !== null) await requireRemote(here.git, push)
  const measuring = await measuringHere(here.git, io, {
    dependencies: kept ? 'kept' : fresh || sign ? 'installed' : 'linked',
    cached: !io.env['CI'],
    onProgress: (what) => announce(io, what),
  })
  // Who asks for a clean measurement of what was judged already gets one.
  const tipAnyway = fresh && !sign
  const judged = await judgeHere(io, here, { measuring, landing: sign, staticOnly, each, tipAnyway })
  // Nothing is added to a chain that does not hold.
  const recorded = sign && judged.chain.length === 0 ? await record(io, judged) : []
  if (push === null) await showJudgements(here.git, here.standing.chain, recorded)
  else await publish(here.git, push, here.standing.chain, recorded)
  return { ...judged, appended: recorded.length }
}

export interface JudgeRequest {
  /** Where the runs come from that the gates ask for. */
  measuring: Measuring
  /** The range lands now: what awaits an approval is refused. */
  landing: boolean
  /** Judge messages, paths and the chain only. */
  staticOnly: boolean
  /** Run the quick gates of every commit; not by default. */
  each?: boolean
  /** Measure the newest commit also where nothing is new since the base; not by default. */
  tipAnyway?: boolean
}

/** Judges what `verify` judges and records nothing. */
export async function judgeHere(io: Io, here: Here, request: JudgeRequest): Promise<Judged> {
  const { git, head, standing } = here
  const landing = request.landing || standing.policy.signing === 'none'
  const [sound, shown, commits] = await Promise.all([
    judgeChain(git, { head, chain: standing.chain, pinned: pinnedGenesis(io) }),
    judgeShownChain(git, standing),
    judgeRange(git, standing, { landing, now: io.now() }),
  ])
  const chain = [...sound, ...shown]
  const measures = !request.staticOnly && chain.length === 0
  const measuring = request.each === true ? measuringOnce(request.measuring) : request.measuring
  const lanes = measures ? await judgeLanes(io, here, measuring) : []
  const judged = measures ? await judgeTrees(io, here, measuring) : []
  const anew = measures && request.tipAnyway === true && standing.stands.length === 0
  const measured = anew ? [await judgeTip(io, here, measuring)] : judged
  const trees = request.each === true ? measured.map(withPlaces) : measured
  const each = measures && request.each === true ? await judgeOthers(io, here, measuring, trees) : []
  const passed =
    chain.length + rangeErrors(commits).length === 0 &&
    [...lanes, ...trees, ...each].every(({ findings }) => findings.length === 0)
  return { here, chain, bundle: [], commits, lanes, trees, each, passed, isolation: measuring.isolation, notes: [] }
}

function withPlaces(tree: JudgedTree): JudgedTree {
  return { ...tree, findings: tree.findings.map((finding) => placed(finding, tree.commit)) }
}

/** Every commit that is not among the measured ones. */
async function judgeOthers(
  io: Io,
  { git, standing }: Here,
  measuring: Measuring,
  trees: readonly JudgedTree[],
): Promise<JudgedAlone[]> {
  const { judgeEach } = await import('./judge-each.ts')
  const measured = new Set(trees.map(({ commit }) => commit))
  const judged = await judgeEach(git, io, { standing, measuring, except: measured })
  hush(io)
  return judged
}

/** Each commit of the lanes fix and keep that its runs have something to say about, by the base's policy. */
async function judgeLanes(io: Io, { git, standing }: Here, measuring: Measuring): Promise<JudgedLane[]> {
  const { judgeLane } = await import('../../measuring/judge-lanes.ts')
  const policy = (await policyAt(git, standing.base)) ?? standing.policy
  const approvals = await approvalsAt(git, standing.commit)
  const judged: JudgedLane[] = []
  for (const stand of standing.stands) {
    const lane = await judgeLane(git, io, { standing, stand, policy, measuring })
    if (lane === null) continue
    const { commit, author } = stand.increment
    const waiver = waiverFor({ policy, approvals, authors: [author], now: io.now() })
    judged.push({ ...lane, findings: lane.findings.filter((finding) => waiver(finding, commit) === null) })
  }
  hush(io)
  return judged
}

/** Every Done in order up to the first that is refused, then the tip by `always`. */
async function judgeTrees(io: Io, here: Here, measuring: Measuring): Promise<JudgedTree[]> {
  const { git, standing } = here
  const approvals = await approvalsAt(git, standing.commit)
  const judged: JudgedTree[] = []
  // As if each had been pushed alone: what passes is the base of what comes after it.
  let { base } = standing
  for (const stand of standing.stands) {
    const { commit, start, done, author, lane } = stand.increment
    if (done !== undefined || commit === standing.commit) {
      const policy = (await policyAt(git, base)) ?? standing.policy
      const waiver = waiverFor({ policy, approvals, authors: [author], now: io.now() })
      const tree = await judgeOne(io, git, commitSituation(standing, stand, policy), {
        measuring,
        commit,
        author,
        lane: lane ?? null,
        waiver: (finding) => waiver(finding, commit),
      })
      judged.push(tree)
      if (tree.findings.length > 0) return judged
    }
    if (start !== undefined || done !== undefined) base = commit
  }
  return judged
}

/** The newest commit by `always`, as it is judged when it lands; between cycles by all of it, as work of a lane. */
async function judgeTip(io: Io, { git, standing }: Here, measuring: Measuring): Promise<JudgedTree> {
  const { tipAnew } = await import('./tip-anew.ts')
  const { commit, policy } = standing
  const [{ situation, author }, approvals] = await Promise.all([tipAnew(git, standing), approvalsAt(git, commit)])
  const waiver = waiverFor({ policy, approvals, authors: [author], now: io.now() })
  return judgeOne(io, git, situation, {
    measuring,
    commit,
    author,
    lane: situation.position === 'idle' ? 'keep' : null,
    waiver: (finding) => waiver(finding, commit),
  })
}

interface OneRequest {
  measuring: Measuring
  commit: Oid
  author: Principal
  lane: StepId | null
  waiver: (finding: Finding) => Approval | null
}

async function judgeOne(io: Io, git: Here['git'], situation: Situation, request: OneRequest): Promise<JudgedTree> {
  const { policy, position, closing, tree } = situation
  const { measuring, commit, author, lane, waiver } = request
  const isWaived = (finding: Finding): boolean => waiver(finding) !== null
  const [{ judgeTree }, amended] = await Promise.all([
    import('../../measuring/judge-tree.ts'),
    isAmended(git, situation),
  ])
  const conditions = closing ? conditionsToSettle(policy, position, { amended }) : alwaysAt(policy, position, lane)
  const { verdicts, reports } = await judgeTree(git, io, situation, { conditions, measuring })
  hush(io)
  if (measuring.own) await keepVerdicts(git, tree, policy, verdicts)
  const settled = closing ? settle(policy, position, verdicts, isWaived, { amended }) : null
  const all = openFindings(verdicts)
  const open = all.filter((finding) => !isWaived(finding))
  return {
    commit,
    situation,
    verdicts,
    reports,
    findings: settled === null ? open : Array.isArray(settled) ? settled : [],
    waived: [...all.flatMap((finding) => waivedNote(finding, waiver(finding), author)), ...warnings(verdicts)],
  }
}

/** What gates only tell: it is not charged to what is judged. */
function warnings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'warning'))
}

function waivedNote(finding: Finding, waiver: Approval | null, author: Principal): Finding[] {
  return waiver === null ? [] : [asWaived(finding, waiver, author)]
}

/** The errors of verdicts that do not pass. */
export function openFindings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ outcome, findings }) =>
    outcome === 'pass' ? [] : findings.filter(({ severity }) => severity === 'error'),
  )
}

/** HelixError verify/empty when there is nothing since the base and that was not asked for. */
export function requireCommits({ here, commits }: Judged, allowEmpty: boolean): void {
  if (commits.length > 0 || allowEmpty) return
  throw new HelixError(
    'verify/empty',
    `no commit since the base ${here.standing.base.slice(0, 12)}, so nothing was judged`,
    {
      hint: 'helix verify --allow-empty says that this is meant',
    },
  )
}

import type { Approval, Finding, Increment, Oid, Policy, Principal, StepId, Verdict } from '@helix/core'
import { alwaysAt, conditionsToSettle, settle } from '@helix/playbook'
import { openFindings } from '../../../decide/open-findings.ts'
import { closesStep, movesPosition } from '../../../decide/replay.ts'
import type { Io } from '../../../io.ts'
import { baseAfter } from '../../../measuring/behind.ts'
import type { JudgedLane } from '../../../measuring/lanes/judge-lane.ts'
import type { Measuring } from '../../../measuring/measuring.ts'
import { commitSituation, isAmended, type Situation } from '../../../measuring/situation.ts'
import { approvalsAt } from '../../../repository/approvals/approvals-at.ts'
import { keepVerdicts } from '../../../repository/figures.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { asWaived, waiverFor, withUncounted } from '../../../repository/approvals/waivers.ts'
import { hush } from '../../announce.ts'
import { makersAt } from '../judgements/makers-at.ts'
import type { JudgedTree } from '../judged.ts'

/** What of a branch is measured, and what is not. */
interface TreesRequest {
  measuring: Measuring
  /** Commits that are left out: they count as they stand. */
  takenOver: ReadonlySet<Oid>
}

/** Each commit of the lanes fix and keep that its runs have something to say about, by the base's policy. */
export async function judgeLanes(
  io: Io,
  { git, standing }: Here,
  { measuring, takenOver }: TreesRequest,
): Promise<JudgedLane[]> {
  const { judgeLane } = await import('../../../measuring/lanes/judge-lane.ts')
  const policy = await basePolicy(git, standing)
  const approvals = await approvalsAt(git, standing.commit)
  const judged: JudgedLane[] = []
  for (const stand of standing.stands) {
    if (takenOver.has(stand.increment.commit)) continue
    const lane = await judgeLane(git, io, { standing, stand, policy, measuring })
    if (lane === null) continue
    const { commit, author } = stand.increment
    const waiver = waiverFor({ policy, approvals, authors: [author], now: io.now() })
    judged.push({ ...lane, findings: lane.findings.filter((finding) => waiver(finding, commit) === null) })
  }
  const kept = await judgeAllKept(io, { git, standing }, { measuring, takenOver, policy })
  hush(io)
  return [...judged, ...kept]
}

/** What all commits of the lane keep come to, together: of the one that breaks and the one that hides it, neither tells. */
async function judgeAllKept(
  io: Io,
  { git, standing }: Pick<Here, 'git' | 'standing'>,
  request: TreesRequest & { policy: Policy },
): Promise<JudgedLane[]> {
  const { judgeKept } = await import('../../../measuring/lanes/judge-kept.ts')
  const approvals = await approvalsAt(git, standing.commit)
  const judged: JudgedLane[] = []
  for (const { stand, findings } of await judgeKept(git, io, { ...request, standing })) {
    const { commit } = stand.increment
    const authors = await makersAt(git, standing, stand, request.policy)
    const waiver = waiverFor({ policy: request.policy, approvals, authors, now: io.now() })
    const open = findings.filter((finding) => waiver(finding, commit) === null)
    judged.push({ commit, lane: 'keep', claim: 'nothing new', proving: [], findings: open })
  }
  return judged
}

/** Every Done that counts, in order up to the first that is refused, then the tip by `always`. */
export async function judgeTrees(
  io: Io,
  here: Here,
  { measuring, takenOver, pastAwaited }: TreesRequest & { pastAwaited: boolean },
): Promise<JudgedTree[]> {
  const { git, standing } = here
  const [approvals, baseRules] = await Promise.all([approvalsAt(git, standing.commit), basePolicy(git, standing)])
  const judged: JudgedTree[] = []
  // As if each had been pushed alone: what passes is the base of what comes after it.
  let { base } = standing
  // Prose, an approval or a merge on top of work does not make it anything else.
  let lane: StepId | null = null
  for (const stand of standing.stands) {
    const { commit } = stand.increment
    lane = workOf(stand.increment) ?? lane
    if (!takenOver.has(commit) && (closesStep(stand) || commit === standing.commit)) {
      const policy = await basePolicy(git, { ...standing, base })
      const authors = await makersAt(git, standing, stand, baseRules)
      const waivers = { policy, approvals, authors, now: io.now() }
      const waiver = waiverFor(waivers)
      const tree = await judgeOne(io, git, await commitSituation(git, standing, stand, policy), {
        measuring,
        commit,
        authors,
        lane,
        waiver: (finding, bytes) => waiver(finding, commit, bytes),
      })
      const bytes = await bytesAt(git, stand.increment.tree, tree.findings)
      const told = (finding: Finding): Finding => withUncounted(finding, commit, { ...waivers, bytes: bytes(finding) })
      judged.push({ ...tree, findings: tree.findings.map(told) })
      const isPassed = tree.findings.every(({ code }) => pastAwaited && code === 'GATE-APPROVAL-AWAITED')
      if (!isPassed) return judged
    }
    if (movesPosition(stand)) base = baseAfter(base, stand, standing.stands)
  }
  return judged
}

/** The lane that asks between cycles for what a commit changes of the product; null where it need change nothing of it. */
function workOf({ lane, done }: Increment): StepId | null {
  return lane === 'keep' || lane === 'fix' ? lane : done === undefined ? null : 'keep'
}

/** The newest commit by `always`, as it is judged when it lands; between cycles by all of it, as work of a lane. */
export async function judgeTip(io: Io, { git, standing }: Here, measuring: Measuring): Promise<JudgedTree> {
  const { tipAnew } = await import('./tip-anew.ts')
  const { commit, policy } = standing
  const [{ situation, author }, approvals] = await Promise.all([tipAnew(git, standing), approvalsAt(git, commit)])
  const waiver = waiverFor({ policy, approvals, authors: [author], now: io.now() })
  return judgeOne(io, git, situation, {
    measuring,
    commit,
    authors: [author],
    lane: situation.position === 'idle' ? 'keep' : null,
    waiver: (finding, bytes) => waiver(finding, commit, bytes),
  })
}

interface OneRequest {
  measuring: Measuring
  commit: Oid
  authors: readonly Principal[]
  lane: StepId | null
  waiver: (finding: Finding, bytes: Oid | null | undefined) => Approval | null
}

async function judgeOne(io: Io, git: Here['git'], situation: Situation, request: OneRequest): Promise<JudgedTree> {
  const { policy, position, closing, tree } = situation
  const { measuring, commit, authors, lane } = request
  const [{ judgeTree }, amended] = await Promise.all([
    import('../../../measuring/judge/judge-tree.ts'),
    isAmended(git, situation),
  ])
  const conditions = closing ? conditionsToSettle(policy, position, { amended }) : alwaysAt(policy, position, lane)
  const { verdicts, reports } = await judgeTree(git, io, situation, { conditions, measuring })
  hush(io)
  if (measuring.own) await keepVerdicts(git, tree, policy, verdicts)
  const all = openFindings(verdicts)
  const bytes = await bytesAt(git, tree, all)
  const waiver = (finding: Finding): Approval | null => request.waiver(finding, bytes(finding))
  const isWaived = (finding: Finding): boolean => waiver(finding) !== null
  const settled = closing ? settle(policy, position, verdicts, isWaived, { amended }) : null
  const open = all.filter((finding) => !isWaived(finding))
  return {
    commit,
    situation,
    verdicts,
    reports,
    findings: settled === null ? open : Array.isArray(settled) ? settled : [],
    waived: [...all.flatMap((finding) => waivedNote(finding, waiver(finding), authors)), ...warnings(verdicts)],
  }
}

/** What gates only tell: it is not charged to what is judged. */
function warnings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'warning'))
}

function waivedNote(finding: Finding, waiver: Approval | null, authors: readonly Principal[]): Finding[] {
  return waiver === null ? [] : [asWaived(finding, waiver, authors)]
}

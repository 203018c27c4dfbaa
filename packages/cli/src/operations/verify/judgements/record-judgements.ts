import { appendJudgements } from '@helix/beacon'
import {
  type Approval,
  type Digest,
  type Finding,
  HelixError,
  type Isolation,
  type Judgement,
  type Oid,
  type Policy,
  type Position,
  type RefName,
  type Verdict,
} from '@helix/core'
import { type ChainRecord, nextLink, recordOf, samePosition, signJudgement } from '@helix/evidence'
import { treeOf } from '@helix/git'
import { closesStep, movesPosition, type Stand } from '../../../decide/replay.ts'
import type { Io } from '../../../io.ts'
import { baseAfter } from '../../../measuring/behind.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'
import { treeSpec } from '../../../repository/spec/tree-spec.ts'
import { verifierDigest } from '../../../verifier.ts'
import { rangeErrors } from '../increments/judge-range.ts'
import { judgingKeys } from './judging-key.ts'
import { readRestingApprovals, type RestingApprovals } from './resting-approvals.ts'
import type { Recorded } from './recorded.ts'
import type { Judged, JudgedTree } from '../judged.ts'
import { takenOverVerdicts } from '../verdicts/taken-over.ts'

/**
 * Appends what was judged to the chain: genesis where there is none, each Start, each Done up to the first that was
 * refused, and the tip; all of it or nothing. With a reason why nothing could be measured, that is the refusal of the tip.
 * HelixError `beacon/lost-race`, `sign/no-branch`, those of keys.
 */
export async function record(io: Io, judged: Judged, unmeasured?: Finding): Promise<Recorded[]> {
  const { here, isolation } = judged
  const branch = requireBranch(here)
  const resting = await readRestingApprovals(here, io.now())
  const drafts = rolledBack(await draftJudgements(judged, unmeasured), resting)
  const keys = await judgingKeys(io, here, drafts.map(({ base }) => base)) // prettier-ignore
  // The chain that was judged, not the one that is there by now: what somebody added since was not taken into account.
  const chain: ChainRecord[] = [...here.standing.chain]
  const recorded: Recorded[] = []
  const additions = []
  for (const draft of drafts) {
    const policy = await basePolicy(here.git, { ...here.standing, base: draft.base })
    const approvals = await resting.under(draft)
    const unsigned = await place(here, draft, { policy, branch, isolation, approvals, ...nextLink(chain) })
    const key = keys.get(draft.base) ?? null
    const judgement = key === null ? unsigned : signJudgement(unsigned, key.key, key.principal)
    chain.push(recordOf(judgement))
    recorded.push({ judgement, policy })
    additions.push({ judgement, reports: citedReports(draft) })
  }
  await appendJudgements(here.git, additions, { at: io.now() })
  return recorded
}

/**
 * The last judgement takes the beacon back where that is approved, the tip holds and nothing else moves: an approval names
 * the judgement that it undoes, and any move makes another one.
 */
function rolledBack(drafts: readonly Draft[], { rollback }: RestingApprovals): readonly Draft[] {
  const last = drafts.at(-1)
  if (rollback === null || last === undefined || !last.holds || drafts.some(moves)) return drafts
  return [...drafts.slice(0, -1), { ...last, to: rollback.to, rollback: rollback.approval }]
}

function moves({ from, to }: Draft): boolean {
  return !samePosition(from, to)
}

/** What a judgement says, before it has its place in the chain. */
interface Draft {
  commit: Oid
  base: Oid
  from: Position
  to: Position
  verdicts: Verdict[]
  reports: ReadonlyMap<Digest, Uint8Array>
  /** The tip, measured and found right. */
  holds: boolean
  /** The approval that takes the beacon back. */
  rollback: Approval | null
}

async function draftJudgements(judged: Judged, unmeasured: Finding | undefined): Promise<Draft[]> {
  const { standing } = judged.here
  const drafts: Draft[] = []
  let { base } = standing
  const say = (commit: Oid, from: Position, to: Position, tree?: Said): void => {
    const { verdicts, reports, findings } = tree ?? saysNothing
    const holds = commit === standing.commit && verdicts.length > 0 && findings.length === 0
    drafts.push({ commit, base, from, to, verdicts, reports, holds, rollback: null })
  }
  if (standing.chain.length === 0) say(standing.base, 'idle', 'idle')
  const refused = await refusalOf(judged, unmeasured)
  if (refused !== null) {
    const { position } = standing.chainPosition
    say(standing.commit, position, position, { ...saysNothing, verdicts: [refused], findings: refused.findings })
    return drafts
  }
  let position = standing.chainPosition.position
  const trees = new Map(judged.trees.map((tree) => [tree.commit, tree]))
  for (const stand of standing.stands) {
    const { increment, after } = stand
    const moving = movesPosition(stand)
    const tree = trees.get(increment.commit)
    if (!moving && tree === undefined) continue
    if (tree !== undefined && tree.findings.length > 0) {
      say(increment.commit, position, position, tree)
      return drafts
    }
    const to = moving ? after.position : position
    const inherited = closesStep(stand) && judged.takenOver.has(increment.commit)
    say(increment.commit, position, to, inherited ? await saysTakenOver(judged, stand, base) : tree)
    position = to
    base = baseAfter(base, stand, standing.stands)
  }
  return drafts
}

type Said = Pick<JudgedTree, 'verdicts' | 'reports' | 'findings'>

const saysNothing: Said = { verdicts: [], reports: new Map(), findings: [] }

async function saysTakenOver({ here }: Judged, stand: Stand, base: Oid): Promise<Said> {
  return {
    ...saysNothing,
    verdicts: await takenOverVerdicts(here, stand, await basePolicy(here.git, { ...here.standing, base })),
  }
}

/** A verdict that does not pass, for reasons that no gate measures: broken rules, or that nothing could be measured. */
async function refusalOf({ here, commits, lanes }: Judged, unmeasured: Finding | undefined): Promise<Verdict | null> {
  const { git, standing } = here
  const broken = [...rangeErrors(commits), ...lanes.flatMap(({ findings }) => findings)]
  const isUnmeasured = broken.length === 0 && unmeasured !== undefined && standing.stands.length > 0
  if (broken.length === 0 && !isUnmeasured) return null
  const findings = isUnmeasured ? [unmeasured] : broken
  return {
    condition: { gate: 'integrity', asked: { of: isUnmeasured ? 'measurements' : 'commits' } },
    tree: await treeOf(git, standing.commit),
    policy: standing.policy.digest,
    outcome: isUnmeasured ? 'missing' : 'fail',
    measured: { findings: findings.length },
    reports: [],
    findings,
  }
}

interface Place {
  policy: Policy
  branch: RefName
  isolation: Isolation
  approvals: Approval[]
  sequence: number
  previous: Digest | null
}

/** The judgement at its place in the chain, unsigned. */
async function place({ git }: Here, draft: Draft, where: Place): Promise<Judgement> {
  const { policy, branch, isolation, approvals, sequence, previous } = where
  const tree = await treeOf(git, draft.commit)
  const spec = await treeSpec(git, tree, policy.spec.path)
  return {
    sequence,
    previous,
    ref: branch,
    base: draft.base,
    subject: { commit: draft.commit, tree },
    spec: spec.document?.hash ?? '',
    policy: policy.digest,
    verifier: verifierDigest(),
    isolation,
    from: draft.from,
    to: draft.to,
    verdicts: draft.verdicts,
    approvals,
    signature: null,
  }
}

function citedReports({ verdicts, reports }: Draft): ReadonlyMap<Digest, Uint8Array> {
  const cited = new Set(verdicts.flatMap((verdict) => verdict.reports))
  return new Map([...reports].filter(([digest]) => cited.has(digest)))
}

function requireBranch({ branch }: Here): RefName {
  if (branch !== null) return branch
  throw new HelixError('sign/no-branch', 'HEAD is on no branch, and a judgement is about one', {
    hint: 'git switch <branch> (in a bare repository: git symbolic-ref HEAD refs/heads/<branch>)',
  })
}

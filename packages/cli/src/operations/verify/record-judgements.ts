import { appendJudgements, readChain } from '@helix/beacon'
import {
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
import { type ChainRecord, nextLink, recordOf, signJudgement } from '@helix/evidence'
import { treeOf } from '@helix/git'
import type { Io } from '../../io.ts'
import { approvalsAt } from '../../repository/approvals-at.ts'
import type { Here } from '../../repository/open.ts'
import { policyAt } from '../../repository/policy-at.ts'
import { treeSpec } from '../../repository/tree-spec.ts'
import { verifierDigest } from '../../verifier.ts'
import { judgingKey } from './judging-key.ts'
import { rangeErrors } from './judge-range.ts'
import type { Recorded } from './show-judgements.ts'
import type { Judged, JudgedTree } from './verify.ts'

/**
 * Appends what was judged to the chain: genesis where there is none, each Start, each Done up to the first that was
 * refused, and the tip; all of it or nothing. With a reason why nothing could be measured, that is the refusal of the tip.
 * HelixError `beacon/lost-race`, `sign/no-branch`, those of keys.
 */
export async function record(io: Io, judged: Judged, unmeasured?: Finding): Promise<Recorded[]> {
  const { here, isolation } = judged
  const key = await judgingKey(io, here.standing.policy)
  const branch = requireBranch(here)
  const chain: ChainRecord[] = [...(await readChain(here.git)).records]
  const recorded: Recorded[] = []
  const additions = []
  for (const draft of await draftJudgements(judged, unmeasured)) {
    const policy = await requirePolicy(here, draft.base)
    const unsigned = await place(here, draft, { policy, branch, isolation, ...nextLink(chain) })
    const judgement = key === null ? unsigned : signJudgement(unsigned, key.key, key.principal)
    chain.push(recordOf(judgement))
    recorded.push({ judgement, policy })
    additions.push({ judgement, reports: citedReports(draft) })
  }
  await appendJudgements(here.git, additions, { at: io.now() })
  return recorded
}

/** What a judgement says, before it has its place in the chain. */
interface Draft {
  commit: Oid
  base: Oid
  from: Position
  to: Position
  verdicts: Verdict[]
  reports: ReadonlyMap<Digest, Uint8Array>
}

async function draftJudgements(
  { here, commits, lanes, trees }: Judged,
  unmeasured: Finding | undefined,
): Promise<Draft[]> {
  const { standing } = here
  const drafts: Draft[] = []
  let { base } = standing
  const say = (commit: Oid, from: Position, to: Position, judged?: Pick<JudgedTree, 'verdicts' | 'reports'>): void => {
    const { verdicts, reports } = judged ?? { verdicts: [], reports: new Map<Digest, Uint8Array>() }
    drafts.push({ commit, base, from, to, verdicts, reports })
  }
  if (standing.chain.length === 0) say(standing.base, 'idle', 'idle')
  const broken = [...rangeErrors(commits), ...lanes.flatMap(({ findings }) => findings)]
  const refused =
    broken.length > 0
      ? await refusal(here, { of: 'commits', outcome: 'fail', findings: broken })
      : unmeasured !== undefined && standing.stands.length > 0
        ? await refusal(here, { of: 'measurements', outcome: 'missing', findings: [unmeasured] })
        : null
  if (refused !== null) {
    const { position } = standing.chainPosition
    say(standing.commit, position, position, { verdicts: [refused], reports: new Map() })
    return drafts
  }
  let position = standing.chainPosition.position
  const judged = new Map(trees.map((tree) => [tree.commit, tree]))
  for (const { increment, after } of standing.stands) {
    const tree = judged.get(increment.commit)
    const moves = increment.start !== undefined || increment.done !== undefined
    if (!moves && tree === undefined) continue
    if (tree !== undefined && tree.findings.length > 0) {
      say(increment.commit, position, position, tree)
      return drafts
    }
    const to = moves ? after.position : position
    say(increment.commit, position, to, tree)
    position = to
    base = increment.commit
  }
  return drafts
}

/** A verdict that does not pass, for reasons that no gate measures. */
async function refusal(
  { git, standing }: Here,
  { of, outcome, findings }: { of: string; outcome: 'fail' | 'missing'; findings: Finding[] },
): Promise<Verdict> {
  return {
    condition: { gate: 'integrity', asked: { of } },
    tree: await treeOf(git, standing.commit),
    policy: standing.policy.digest,
    outcome,
    measured: { findings: findings.length },
    reports: [],
    findings,
  }
}

interface Place {
  policy: Policy
  branch: RefName
  isolation: Isolation
  sequence: number
  previous: Digest | null
}

/** The judgement at its place in the chain, unsigned. */
async function place({ git }: Here, draft: Draft, where: Place): Promise<Judgement> {
  const { policy, branch, isolation, sequence, previous } = where
  const [tree, approvals] = await Promise.all([treeOf(git, draft.commit), approvalsAt(git, draft.commit)])
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

async function requirePolicy({ git, standing }: Here, base: Oid): Promise<Policy> {
  return (await policyAt(git, base)) ?? standing.policy
}

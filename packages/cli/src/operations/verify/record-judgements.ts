import { appendJudgement, readChain, tagForm } from '@helix/beacon'
import { canonicalJson, type Digest, type Finding, HelixError, type Judgement, type Oid, type Policy, type Position, sha256, type Verdict } from '@helix/core' // prettier-ignore
import { nextLink, signJudgement } from '@helix/evidence'
import { tag, treeOf } from '@helix/git'
import { stepOf } from '@helix/playbook'
import type { Io } from '../../io.ts'
import type { JudgedLane } from '../../measuring/judge-lanes.ts'
import { approvalsAt } from '../../repository/approvals-at.ts'
import type { Here } from '../../repository/open.ts'
import { policyAt } from '../../repository/policy-at.ts'
import { treeSpec } from '../../repository/tree-spec.ts'
import { helixVersion } from '../../version.ts'
import { type JudgingKey, judgingKey } from './judging-key.ts'
import { type JudgedCommit, rangeErrors } from './judge-range.ts'
import type { JudgedTree } from './verify.ts'

/**
 * Appends what was judged to the chain: genesis where there is none, each Start, each Done up to the first that was
 * refused, and the tip. Answers how many records that were. HelixError `beacon/lost-race`, those of keys.
 */
export async function record(
  io: Io,
  here: Here,
  commits: readonly JudgedCommit[],
  measured: Measured,
): Promise<number> {
  const key = await judgingKey(io, here.standing.policy)
  const drafts = await draftJudgements(here, commits, measured)
  for (const draft of drafts) await append(io, here, draft, key)
  return drafts.length
}

/** What was found out by running something. */
interface Measured {
  lanes: readonly JudgedLane[]
  trees: readonly JudgedTree[]
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
  here: Here,
  commits: readonly JudgedCommit[],
  { lanes, trees }: Measured,
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
  if (broken.length > 0) {
    const { position } = standing.chainPosition
    say(standing.commit, position, position, { verdicts: [await refusal(here, broken)], reports: new Map() })
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

/** A failing verdict for commits that break rules which no gate measures. */
async function refusal({ git, standing }: Here, findings: Finding[]): Promise<Verdict> {
  return {
    condition: { gate: 'integrity', asked: { of: 'commits' } },
    tree: await treeOf(git, standing.commit),
    policy: standing.policy.digest,
    outcome: 'fail',
    measured: { findings: findings.length },
    reports: [],
    findings,
  }
}

async function append(io: Io, here: Here, draft: Draft, key: JudgingKey | null): Promise<void> {
  const { git, branch } = here
  const { records } = await readChain(git)
  const policy = await requirePolicy(here, draft.base)
  const [tree, approvals] = await Promise.all([treeOf(git, draft.commit), approvalsAt(git, draft.commit)])
  const spec = await treeSpec(git, tree, policy.spec.path)
  const judgement: Judgement = {
    ...nextLink(records),
    ref: branch ?? 'HEAD',
    base: draft.base,
    subject: { commit: draft.commit, tree },
    spec: spec.document?.hash ?? '',
    policy: policy.digest,
    verifier: sha256(canonicalJson({ name: 'helix', version: helixVersion() })),
    isolation: { kind: 'process', detail: 'own process groups and scrubbed environment; no namespaces' },
    from: draft.from,
    to: draft.to,
    verdicts: draft.verdicts,
    approvals,
    signature: null,
  }
  const cited = new Set(draft.verdicts.flatMap(({ reports }) => reports))
  const reports = new Map([...draft.reports].filter(([digest]) => cited.has(digest)))
  await appendJudgement(git, key === null ? judgement : signJudgement(judgement, key.key, key.principal), reports, {
    at: io.now(),
  })
  await show(here, policy, draft)
}

async function requirePolicy({ git, standing }: Here, base: Oid): Promise<Policy> {
  return (await policyAt(git, base)) ?? standing.policy
}

/** The forms outside of the commits, and the release's tag after the last pass. */
async function show({ git }: Here, policy: Policy, { commit, from, to, verdicts }: Draft): Promise<void> {
  if (policy.shown.includes('tag') && from !== to) await tagForm(git).show(to, commit)
  if (from === 'idle' || to !== 'idle' || stepOf(policy, from.step).number !== policy.steps.length) return
  const plan = verdicts.find(({ condition }) => condition.gate === 'release')?.measured['tag']
  if (typeof plan !== 'string') return
  if (await tag(git, plan, commit, `${plan}\n\nCycle: ${from.cycle}\n`)) return
  throw new HelixError(
    'release/tag-taken',
    `the tag ${plan} exists already; the judgement stands, the release has no tag`,
    {
      hint: `git tag -d ${plan}, when it is not a release of yours, then tag ${commit.slice(0, 12)} again`,
    },
  )
}
